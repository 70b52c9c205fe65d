#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Programs that rules run: arguments, bounds, failures; reports of articles found by their text.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# feed TITLE...: a feed with these items; a text "page" is a teaser with a page.
feed() {
    python3 - "$@" >site/feed.json <<'END'
import json, sys, zlib
print(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Pond", "items": [
    {"id": title, "url": "/page.html" if title.startswith("Teaser") else "/%d.html?a=1&b=%%22" % zlib.crc32(title.encode()),
     "title": title, "content_text": "text" if title.startswith("Teaser") else "text " * 500}
    for title in sys.argv[1:]]}))
END
}
mkdir site
feed Geese
serve site
cat >hook <<'END'
#!/bin/sh
line=$(printf '[%s]' "$@")
printf '%s\n' "$line" >>"$HOME/ran" # at once: several run
END
chmod +x hook
run 0 rule add goose "run:$work/hook --of=%t %u %s %i 100%%"
run 0 rule add "title:\"-rf\"" star run:"$work/hook \"two words\" %t"
run 0 rule list --json
json "d[0]['actions'] == 'run:\"$work/hook --of=%t %u %s %i 100%%\"'"
json "d[1]['actions'] == 'star run:\"$work/hook \\\\\"two words\\\\\" %t\"'"
run 0 add "$url/feed.json" --title Pond
[ ! -e "$HOME/ran" ] || fail "a new source's first articles are no news"

hostile='goose "; $(touch owned) `touch owned` %u'
feed Geese "$hostile" "--rf -rf"
run 0 sync --force
err_empty
cat >want <<END
[--of=$hostile][$url/N.html?a=1&b=%22][Pond][N][100%]
[two words][ --rf -rf]
END
sed -E 's/[0-9]+\.html/N.html/; s/\[[0-9]+\]/[N]/' "$HOME/ran" | sort >got
sort want | cmp -s - got || fail "wrong arguments: $(cat got)"
[ ! -e owned ] || fail "a title has run"
run 0 sync --force
[ "$(wc -l <"$HOME/ran")" -eq 2 ] || fail "each article has one run"

# At most so many in a refresh, and the rest is told.
rm "$HOME/ran"
printf 'rule-runs 3\n' >config
feed "goose 1" "goose 2" "goose 3" "goose 4" "goose 5"
run 0 -c config sync --force
[ "$(wc -l <"$HOME/ran")" -eq 3 ] || fail "three runs were allowed"
run 0 rule list
out_has "! more than 3 articles in one refresh"
feed "goose 6"
run 0 sync --force
run 0 rule list
out_lacks "!"

# A failure is the rule's, and stays until it runs well in another refresh.
run 0 rule add swan "run:sh -c 'case \$1 in *bad*) echo no room >&2; exit 3;; esac' sh %t"
feed "bad swan" "good swan"
run 0 sync --force
err_empty
run 0 rule list --json
json '[r.get("problem") for r in d] == [None, None, "the program failed: status 3: no room"]'
feed "fine swan"
run 0 sync --force
run 0 rule list --json
json 'not any("problem" in r for r in d)'
run 0 rule add duck run /no/such/program star
feed "a duck"
run 0 sync --force
run 0 rule list
out_has "! the program failed: /no/such/program: No such file or directory"

# One that hangs is ended; the refresh waits for it.
printf 'hook-seconds 1\n' >config
run 0 rule add heron "run sleep 1000"
feed "a heron"
run 0 -c config sync --force
run 0 rule list
out_has "! the program failed: ended after 1 s"

# What only the text of its page says is reported, and run, too.
rm -f "$HOME/ran"
printf '<html><title>T</title><article>%s</article></html>' \
    "$(for i in 1 2 3 4 5 6 7 8 9; do printf '<p>The pelican came over the river in the morning, and stayed there for the day.</p>'; done)" >site/page.html
printf 'notify program\nnotify-program "%s news"\nafter-refresh-program "%s after"\n' "$work/hook %s" "$work/hook" >config
run 0 rule add pelican notify "run:$work/hook late %t"
feed "Teaser one"
run 0 -c config sync --force
grep -qxF "[late][Teaser one]" "$HOME/ran" || fail "the late match should run: $(cat "$HOME/ran")"
grep -qxF "[Teaser one · 1 new article: My feeds 1][news]" "$HOME/ran" || fail "it should be told: $(cat "$HOME/ran")"

# Likewise when the texts of a search are fetched.
rm -f "$HOME/ran"
run 0 source "My feeds/Pond" --full-text never
feed "Teaser two" "Teaser three"
run 0 -c config sync --force
grep -qxF "[2 new articles: My feeds 2][news]" "$HOME/ran" || fail "no text, no match: $(cat "$HOME/ran")"
rm -f "$HOME/ran"
run 0 -c config sync --full-text --query "title:two"
out_is "1 full text fetched"
printf '%s\n' "[Teaser two][news]" "[late][Teaser two]" >want
sort "$HOME/ran" | cmp -s - want || fail "what the text says should be told: $(cat "$HOME/ran")"
run 2 rule add x "run:'open"
one_error "no command in"
run 2 rule add x run:
one_error "no command in"
exit 0
