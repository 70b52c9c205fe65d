#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A disk of 4 MB, on which a large refresh finds no room: what was stored stays, and marks succeed.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"
command -v unshare >/dev/null || skip "unshare is not there"
mkdir site disk
python3 - <<'END'
import json, random
chance = random.Random(1)
def feed(n):
    items = [{"id": str(i), "url": "https://example.org/%d" % i, "title": "Article %d" % i,
              "content_text": " ".join("%x" % chance.getrandbits(32) for _ in range(200))}
             for i in range(n)]
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Feed of %d" % n, "items": items}
json.dump(feed(5), open("site/small.json", "w"))
json.dump(feed(3000), open("site/large.json", "w"))
END
serve site

cat >steps.sh <<'END'
mount -t tmpfs -o size=4m disk disk || exit 77
"$1" -q -d disk/db add "$2/small.json" || exit 1
"$1" -q -d disk/db add "$2/large.json" && exit 2
for id in 1 2 3 4 5; do
    "$1" -q -d disk/db mark read "$id" || exit 3
    "$1" -q -d disk/db sync --force && exit 4
    "$1" -q -d disk/db mark star "$id" || exit 5
done
"$1" -d disk/db unread --in "My feeds/Feed of 5"
"$1" -d disk/db articles --starred --in "My feeds/Feed of 5"
"$1" -d disk/db check >/dev/null
END
last_command="steps.sh"
unshare --user --map-root-user --mount sh steps.sh "$gander" "$url" >out 2>err
status=$?
grep -q "unshare failed" err && skip "no mounts of its own"
[ $status -eq 77 ] && skip "no tmpfs"
[ $status -eq 0 ] || fail "a step failed"
err_has "no space left"
[ "$(grep -c "Article" out)" -eq 5 ] || fail "five articles should be starred"
