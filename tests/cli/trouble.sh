#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Failures outside: failing sources, hostile text, a second refresh, a damaged database or text, a
# configuration with mistakes.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
python3 - <<'END'
import json
evil = "Evil \x1b]0;owned\x07\x1b[31mred\x9b2J\u202egnp.exe\u2066 \x7fa\u200bb\U000e0041"
items = [{"id": "1", "url": "https://example.org/1", "title": evil, "content_html": "<p>%s</p>" % evil,
          "authors": [{"name": evil}], "date_published": "2026-11-20T08:00:00Z"},
         {"id": "2", "url": "javascript:alert(1)", "title": "$(touch pwned) `touch pwned` '; touch pwned",
          "content_html": "<a href=\"javascript:alert(1)\">x</a><script>alert(1)</script>text",
          "date_published": "2026-11-19T08:00:00Z"}]
json.dump({"version": "https://jsonfeed.org/version/1.1", "title": evil, "items": items},
          open("site/evil.json", "w"))
json.dump([{"target": "/slow.json", "fault": "hold"},
           {"target": "/gone.json", "status": 404, "body": "nothing"},
           {"target": "/notfeed.xml", "body": "<html><title>No feed</title></html>",
            "headers": {"Content-Type": "text/html"}}], open("script", "w"))
END
serve site script

# A database is a regular file; a configuration or a list may be a device or a pipe, but no FIFO by its
# name or a link's, which would wait for a writer.
mkfifo fifo
ln -s fifo link
mkdir folder
for name in fifo link folder /dev/null; do
    run 1 -d $name tree
    one_error "gander: $name: not a regular file"
    run 1 -d $name add http://127.0.0.1:9/
    one_error "gander: $name: not a regular file"
done
echo 'include fifo' >includes
for name in fifo link; do
    run 2 -c $name tree
    one_error "gander: $name: not a regular file"
    run 1 -d new.db import $name
    one_error "gander: $name: not a regular file"
    run 1 -d new.db portal add ./$name
    one_error "gander: ./$name: not a regular file"
done
run 2 -c includes tree
one_error "gander: includes:1: fifo: not a regular file"
run 0 -c /dev/null tree
echo 'no-such-setting 1' >input
run 2 -c /dev/stdin tree
one_error "no-such-setting"
last_command="gander -c /dev/fd/7 tree" # as by the shell's <(…)
echo 'no-such-setting 1' | "$gander" -c /dev/fd/7 tree 7<&0 >out 2>err
one_error "no-such-setting"
: >input

# Text from outside never acts on the terminal, in any form.
run 0 add "$url/evil.json" --kind feed
harmless
run 0 tree
out_has Evil
harmless
for form in "articles" "articles --json" "search Evil" "search --json Evil" "tree --json" \
    "export" "export --json" "check" "portal list" "sync --json --force"; do
    run 0 $form
    harmless
done
run 0 articles
id=$(awk '/Evil/ { print $1; exit }' out)
for format in text markdown html json; do
    run 0 show "$id" --format $format
    out_has Evil
    harmless
done
run 0 articles --json
json 'not any(ord(c) < 32 or 0x7f <= ord(c) <= 0x9f or c in "\u200b\u202e\u2066" or 0xe0000 <= ord(c) <= 0xe007f for i in d["items"] for c in i["title"] + "".join(a["name"] for a in i.get("authors", [])))'
json 'all("javascript:" not in str(i.get("url")) for i in d["items"])'
id=$(python3 -c 'import json; print([i["_gander"]["id"] for i in json.load(open("out"))["items"] if "touch" in i["title"]][0])')
run 0 show "$id"
out_lacks alert
[ ! -e pwned ] && [ ! -e "$HOME/pwned" ] || fail "a title was run"

# The same address again, and one that is none.
run 1 add "$url/evil.json" --kind feed
one_error "already exists"
echo '<opml/>' >here.opml
run 1 add ./here.opml
err_has "gander import takes the feeds of a file"
run 1 add "file:///etc/passwd"
err_lacks "gander import"
one_error "gander: file:///etc/passwd:"

# A failing source: status 3, told by name, the others go on.
run 0 -q add "$url/evil.json" --kind feed --title Twin -d fails.db
cat >fails.opml <<END
<opml version="2.0"><head><title>Fails</title></head><body>
<outline text="Gone" type="rss" xmlUrl="$url/gone.json"/>
<outline text="No feed" type="rss" xmlUrl="$url/notfeed.xml"/>
</body></opml>
END
run 0 -d fails.db -q import fails.opml
run 3 -d fails.db sync --force
err_has "gander: Gone: "
err_has "gander: No feed: not a feed"
out_has "2 sources failed"
run 3 -d fails.db sync --force --json
json 'd["failed"] == 2 and sorted(s["error"]["code"] for s in d["sources"] if "error" in s) in (["http", "not-feed"], ["not-feed", "not-found"])'
run 0 -d fails.db unread --json
json 'd["problems"] == 2 and d["unread"] == 2'
run 3 -q -d fails.db sync --force
run 0 -d fails.db tree --json
python3 - <<'END' || fail "a failing source should tell why, since when and when it is tried again"
import json
def nodes(n):
    for c in n.get("children", n.get("portals", [])):
        yield c
        yield from nodes(c)
failing = {n["title"]: n for n in nodes(json.load(open("out"))) if "problem" in n}
gone = failing["Gone"]
assert len(failing) == 2 and gone["health"] == "failing" and gone["http_status"] == 404, failing
assert gone["problem_code"] == "http" and gone["failures"] == 3 and "404" in gone["problem"], gone
assert gone["due"] > gone["checked"] and failing["No feed"]["problem_code"] == "not-feed", gone
END

# A source whose title is its host's name.
printf '<opml version="2.0"><body><outline text="127.0.0.1" xmlUrl="%s/gone.json"/></body></opml>' "$url" >host.opml
run 0 -d host.db -q import host.opml
run 3 -d host.db sync
err_has "gander: 127.0.0.1: the server answered with an error: 127.0.0.1 answers HTTP 404"

run 0 -d host.db source "My feeds/127.0.0.1"
grep -qE '^Last result +127.0.0.1 answers HTTP 404: not found$' out || fail "the status should be told once"

# A second refresh of one database is told so; reading goes on meanwhile.
cat >slow.opml <<END
<opml version="2.0"><head><title>Slow</title></head><body>
<outline text="Slow" type="rss" xmlUrl="$url/slow.json"/></body></opml>
END
run 0 -q -d slow.db import slow.opml
"$gander" -q -d slow.db sync --force >/dev/null 2>&1 &
first=$!
until grep -q slow.json requests; do
    kill -0 "$first" 2>/dev/null || fail "the first refresh ended without a request"
    sleep 0.05
done
run 4 -q -d slow.db sync --force
one_error "in use by another gander process"
run 0 -d slow.db unread
out_is 0
run 0 -d slow.db tree
out_has Slow
run 0 -d slow.db mark read --in "My feeds/Slow"
out_is "0 articles changed"
kill "$first"
wait "$first" 2>/dev/null

# A damaged database is named and left as it is.
head -c 40000 /dev/urandom >damaged.db
cp damaged.db before.db
run 1 -d damaged.db articles
one_error "gander: damaged.db: "
cmp -s damaged.db before.db || fail "the damaged database was changed"
run 1 -d damaged.db check
out_has damaged.db
mkdir directory.db
run 1 -d directory.db tree
one_error "gander: directory.db: "

# A damaged text of an article is missing, which showing it tells; nothing else fails.
run 0 -q add "$url/evil.json" --kind feed -d texts.db
id=$(python3 -c '
import sqlite3
db = sqlite3.connect("texts.db")
id = db.execute("SELECT id FROM article WHERE title LIKE \"%touch%\"").fetchone()[0]
db.execute("UPDATE body SET content = zeroblob(30) WHERE article = ?", [id])
db.commit()
print(id)')
run 0 -d texts.db show "$id"
out_has "touch pwned"
out_has "A stored text of this article is damaged."
run 0 -d texts.db search --json /gnp/
json 'len(d["items"]) == 1'
run 0 -d texts.db export --format json --query ""
json 'len(d["items"]) == 2'
run 0 -d texts.db mark delete "$id"
run 0 -d texts.db undo
run 1 -d texts.db check
out_has "the text of article $id is damaged"

# Started by a program that ignores the end of children.
"$gander" -d texts.db check >out 2>err
grep '^Parsing' out >expected
last_command="check, with SIGCHLD ignored"
(trap '' CHLD && exec "$gander" -d texts.db check) >out 2>err
grep '^Parsing' out | cmp -s - expected || fail "the parser's rights are not told"

# A mistake in the rules for sites is logged, although another process reads them.
mkdir -p "$HOME/.config/gander/sites"
echo 'body div' >"$HOME/.config/gander/sites/wrong.rules"
run 0 -v -d texts.db sync --force
err_has "wrong.rules:1: "
rm -r "$HOME/.config/gander/sites"

# A configuration with mistakes: file and line, and nothing is done.
printf 'text-size 3\nrefesh-minutes 5\n' >config
run 2 -c config tree
one_error "gander: config:2: unknown setting refesh-minutes; did you mean refresh-minutes?"
run 1 -c config check
out_has "config:2:"
run 2 -c no-such-config tree
one_error "gander: no-such-config: No such file or directory"

# newsboat's addresses: what cannot come along is told.
cat >urls <<END
# comment
$url/evil.json news "~My own title"
exec:touch pwned
"query:x:unread = \"yes\""
END
run 0 -d newsboat.db import urls
out_is "1 source added
1 saved view added"
err_has "gander: urls:3: gander import --programs takes over commands: exec:touch"
err_lacks "urls:4"
run 0 -d newsboat.db tree
out_has "My own title"
out_has "  news"
[ ! -e pwned ] || fail "a command was run"
printf 'SQLite format 3\000' >cache.db
run 1 import cache.db
one_error "gander: cache.db: the database is damaged"
: >empty
run 1 import empty
one_error "gander: empty: not valid"
exit 0

# A file that may not grow is a failed write like others, and reported.
python3 - >big.xml <<'END'
print("<rss version='2.0'><channel><title>Big</title><item><title>%s</title></item></channel></rss>" % ("long " * 2000))
END
last_command="feed big.xml, with ulimit -f 1"
(ulimit -f 1 && exec "$gander" feed big.xml) >out 2>err
status=$?
[ $status -eq 1 ] || fail "expected status 1"
err_has "File too large"

# A file that is read-only is told once.
if [ "$(id -u)" -ne 0 ]; then
    run 0 -d locked.db unread
    run 0 -q -d locked.db add "$url/evil.json" --kind feed
    chmod 400 locked.db
    run 1 -d locked.db mark read 1
    one_error "gander: locked.db: read-only"
    err_lacks "read-only: read-only"
fi
