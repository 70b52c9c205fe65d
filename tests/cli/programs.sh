#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sources that are a program's output, and filters: no shell, bounds, failures; never from a file.
. "${srcdir:-.}/tests/cli/lib.sh"

cat >feed <<'END'
#!/bin/sh
printf '[%s]' "$@" >>"$HOME/ran"
printf '\n' >>"$HOME/ran"
printf '{"version": "https://jsonfeed.org/version/1.1", "title": "Made", "items": ['
printf '{"id": "%s", "title": "Item %s", "content_text": "x"}]}' "$1" "$1"
END
chmod +x feed

# The output is a feed; arguments are split without a shell.
run 0 add --program "$work/feed 'one two' \$(touch\ owned) \`touch owned\` ;touch owned" --in Made
out_is "added: Made"
err_empty
[ ! -e owned ] || fail "a shell has run"
grep -qxF '[one two][$(touch owned)][`touch][owned`][;touch][owned]' "$HOME/ran" ||
    fail "wrong arguments: $(cat "$HOME/ran")"
run 0 articles
out_has "Item one two"
run 1 add --program "$work/feed 'one two' \$(touch\ owned) \`touch owned\` ;touch owned"
one_error "already subscribed"
run 0 source Made/Made
out_has "program:$work/feed"
out_lacks HTTP
run 0 sync --force
err_empty

# Not both, and not neither.
run 2 add
one_error "name either a URL or a --program"
run 2 add http://localhost/ --program true
run 2 add --program true --filter cat
run 2 add --program "echo 'open"
one_error "no command in"
run 1 add --program /no/such/program
one_error "the program failed: /no/such/program: No such file or directory"
run 1 add --program "echo no feed"
one_error "not a feed"
run 0 tree
out_lacks echo

# A page that lists articles, by kind.
cat >list.html <<'END'
<!doctype html><title>Notices</title><ul>
<li><a href="http://localhost/1.html">The council meets on Thursday about the bridge</a> 2026-11-19
<li><a href="http://localhost/2.html">New opening hours of the library from Monday</a> 2026-11-18
<li><a href="http://localhost/3.html">Road works on Harbour Street until spring</a> 2026-11-17
</ul>
END
run 0 add --program "cat $work/list.html" --kind list --title Notices
run 0 articles --in "My feeds/Notices"
out_has "Road works"

# Failures: status and first line of standard error, a crash, a hang, a flood, odd output.
printf '#!/bin/sh\nexec "$HOME/now" "$@"\n' >turn
chmod +x turn
now() {
    cat >"$HOME/next"
    chmod +x "$HOME/next"
    mv "$HOME/next" "$HOME/now"
}
now <feed
run 0 add --program "$work/turn a" --title Turn
problem() {
    run 3 sync --force "My feeds/Turn" -c config
    run 0 source "My feeds/Turn" --json
    json "d['problem'] == '''$1'''"
    run 0 articles --in "My feeds/Turn"
    out_has "Item a"
}
: >config
printf '#!/bin/sh\nprintf "no \\033[31mkey\\n" >&2\necho more >&2\nexit 7\n' | now
problem "the program failed: status 7: no  [31mkey"
run 0 source "My feeds/Turn"
out_has "the program failed: status 7: no  [31mkey"
harmless
printf '#!/bin/sh\nkill -SEGV $$\n' | now
problem "the program failed: status 139"
printf 'hook-seconds 1\n' >config
cat <<'END' | now
#!/bin/sh
trap '' TERM
sleep 1000 &
echo $! >"$HOME/child"
wait
END
problem "the program failed: ended after 1 s"
i=0
while kill -0 "$(cat "$HOME/child")" 2>/dev/null && [ $((i += 1)) -lt 100 ]; do
    sleep 0.1
done
! kill -0 "$(cat "$HOME/child")" 2>/dev/null || fail "what it has started should be gone"
: >config
printf '#!/bin/sh\nexec cat /dev/zero\n' | now
problem "the program failed: the program wrote more than 41943040 bytes"
printf '#!/bin/sh\nexec head -c 3000 /dev/urandom\n' | now
run 3 sync --force "My feeds/Turn"
harmless
printf '#!/bin/sh\nexit 0\n' | now
run 3 sync --force "My feeds/Turn"
now <feed
run 0 sync --force "My feeds/Turn"

# A filter gets the answer and gives the feed; a changed one reads the same answer anew.
mkdir site
printf '{"version": "https://jsonfeed.org/version/1.1", "title": "Raw", "items": [{"id": "1", "title": "Big dog", "content_text": "x"}]}' >site/raw.json
serve site
run 0 add "$url/raw.json" --filter "sed s/dog/cat/" --title Raw
run 0 articles --in "My feeds/Raw"
out_has "Big cat"
run 0 source "My feeds/Raw"
grep -qE '^Filter +sed s/dog/cat/$' out || fail "the filter should be shown"
run 0 sync --force "My feeds/Raw"
run 0 articles --in "My feeds/Raw"
out_has "Big cat"
run 0 source "My feeds/Raw" --filter "sed s/dog/cow/"
run 0 sync "My feeds/Raw"
run 0 articles --in "My feeds/Raw"
out_has "Big cow"
run 0 source "My feeds/Raw" --filter "sh -c 'echo broken >&2; exit 2'"
run 3 sync --force "My feeds/Raw"
run 0 source "My feeds/Raw" --json
json 'd["problem"] == "the filter failed: status 2: broken" and d["settings"]["filter"].startswith("sh -c")'
run 0 source "My feeds/Raw" --filter ''
run 0 sync --force "My feeds/Raw"
run 0 source "My feeds/Raw" --json
json '"problem" not in d and d["settings"]["filter"] is None'
run 2 source "My feeds/Raw" --filter "'open"
one_error "no command in"

# A list never carries commands: neither out nor in.
run 0 export --opml
err_is "gander: 3 sources are a program's output and were left out"
out_lacks program
out_lacks feed\'
out_has "$url/raw.json"
run 0 -q export --opml
err_empty
cat >evil.opml <<END
<opml version="2.0"><head><title>Evil</title></head><body>
<outline text="A" type="rss" xmlUrl="program:touch $work/owned" program="1" filter="touch $work/owned"/>
<outline text="B" type="list" htmlUrl="program:touch $work/owned" filter="touch $work/owned"/>
<outline text="C" type="rss" xmlUrl="exec:touch $work/owned"/>
<outline text="D" type="rss" xmlUrl="$url/raw.json" filter="touch $work/owned" program="touch $work/owned"/>
</body></opml>
END
"$gander" -d evil.db import evil.opml >out 2>err
"$gander" -d evil.db sync --force >out 2>err
run 0 -d evil.db tree --json
out_lacks touch
printf 'exec:touch %s/owned\nprogram:touch %s/owned\nfilter:touch %s/owned:%s/raw.json\n%s/raw.json\n' \
    "$work" "$work" "$work" "$url" "$url" >urls
"$gander" -d urls.db import urls >out 2>err
"$gander" -d urls.db sync --force >out 2>err
printf '{"version": "https://jsonfeed.org/version/1.1", "title": "Evil", "feed_url": "program:touch %s/owned", "items": [{"id": "1", "url": "program:touch %s/owned", "title": "x", "content_text": "y"}]}' \
    "$work" "$work" >site/evil.json
run 0 -d evil.db add "$url/evil.json"
run 0 -d evil.db sync --force --full-text
run 1 -d evil.db add "program:touch $work/owned"
[ ! -e owned ] || fail "a list has run a command"
exit 0
