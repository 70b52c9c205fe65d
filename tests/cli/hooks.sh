#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Programs that run after a refresh with new articles: arguments, environment, failures, hanging;
# aliases of addresses.
. "${srcdir:-.}/tests/cli/lib.sh"

# feed NAME ITEM...: a feed with these items.
feed() {
    name=$1
    shift
    items=
    for id; do
        items="$items${items:+,}{\"id\": \"$id\", \"title\": \"$id\", \"content_text\": \"of $name\"}"
    done
    printf '{"version": "https://jsonfeed.org/version/1.1", "title": "%s", "items": [%s]}' \
        "$name" "$items" >site/"$name".json
}

mkdir site
feed one a
feed two b
feed three c
serve site
cat >hook <<'END'
#!/bin/sh
printf '[%s]' "$@" >>"$HOME/ran"
printf '\n%s\n%s\n%s' "$GANDER_NEW" "$GANDER_NEWS" "$GANDER_FOLDERS" >>"$HOME/ran"
END
chmod +x hook
hostile='World; $(touch owned) `touch owned`'
run 0 add "$url/one.json" --kind feed --in "Daily/$hostile"
run 0 add "$url/two.json" --kind feed --in "Daily/$hostile"
run 0 add "$url/three.json" --kind feed --in 'Daily/文\/化'
[ ! -e "$HOME/ran" ] || fail "adding is no refresh"

printf 'after-refresh-program "%s --of=%%n %%s"\nnotify program\nnotify-program "%s told"\n' \
    "$work/hook" "$work/hook" >config
run 0 -c config sync -f
[ ! -e "$HOME/ran" ] || fail "nothing new, nothing to tell"
feed one a d e
feed two b f
feed three c g
run 0 -c config sync -f
err_empty
cat >want <<END
[--of=4][4 new articles: $hostile 3, 文/化 1]
4
4 new articles: $hostile 3, 文/化 1
3	Daily/$hostile
1	Daily/文\\/化
END
sed '/^\[told\]/,$d' "$HOME/ran" >got
grep -qF '[told]' "$HOME/ran" || fail "the notification should have run"
[ ! -e owned ] || fail "a folder's name has run"
rm "$HOME/ran"
feed one a d e h
printf 'after-refresh-program "%s --of=%%n %%s"\n' "$work/hook" >config
run 0 -c config sync -f
cat >want <<END
[--of=1][1 new article: $hostile 1]
1
1 new article: $hostile 1
1	Daily/$hostile
END
cmp -s want "$HOME/ran" || { cat "$HOME/ran"; fail "wrong arguments"; }

# What a rule reports is named, the title as one argument.
rm "$HOME/ran"
run 0 rule add "title:flood" notify
feed one a d e h 'flood $(touch owned)'
feed two b f i
run 0 -c config sync -f
cat >want <<END
[--of=2][flood \$(touch owned) · 2 new articles: $hostile 2]
END
sed 1q "$HOME/ran" >got
cmp -s want got || fail "the report should be: $(cat want), and is: $(cat got)"
[ ! -e owned ] || fail "a title has run"

# A failure is named, but is none of the refresh.
feed one a d e h i
printf 'after-refresh-program "sh -c \\"echo first >&2; echo no room >&2; exit 3\\""\n' >config
run 0 -c config sync -f
err_is "gander: after-refresh-program: status 3: no room"
feed one a d e h i j
printf 'after-refresh-program /no/such/program\n' >config
run 0 -c config sync -f
err_is "gander: after-refresh-program: /no/such/program: No such file or directory"

# A program that hangs is ended after its time, with all that it has started.
feed one a d e h i j k
cat >hang <<'END'
#!/bin/sh
trap '' TERM
sleep 1000 &
echo $! >"$HOME/child"
wait
END
chmod +x hang
printf 'hook-seconds 1\nafter-refresh-program %s\n' "$work/hang" >config
run 0 -c config sync -f
err_is "gander: after-refresh-program: ended after 1 s"
i=0
while kill -0 "$(cat "$HOME/child")" 2>/dev/null && [ $((i += 1)) -lt 100 ]; do
    sleep 0.1
done
! kill -0 "$(cat "$HOME/child")" 2>/dev/null || fail "the child should be gone"

# An alias stands for an address that the user types, and for none in a file.
feed four x
feed five y
printf 'alias local %s/{}.json\n' "$url" >config
run 0 -c config add local:four --kind feed
run 0 source "My feeds/four"
out_has "$url/four.json"
printf '<opml version="2.0"><body><outline type="rss" text="5" xmlUrl="local:five"/></body></opml>' \
    >list.opml
"$gander" -c config import list.opml >out 2>err
run 0 tree --json
out_lacks five
