#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Many articles, many sources.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# A sync indexes everything before it ends when much is left: a bounded feed is not much, two are.
mkdir site
python3 - <<'END'
for name in "ab":
    items = "".join("<item><guid>%s%d</guid><title>Number %d</title></item>" % (name, i, i)
                    for i in range(5001))
    open("site/%s.xml" % name, "w").write(
        "<rss version='2.0'><channel><title>T</title>%s</channel></rss>" % items)
END
serve site
left() {
    python3 -c '
import sqlite3
print(sqlite3.connect("a.db").execute("SELECT count(*) FROM article WHERE doc IS NULL").fetchone()[0])'
}
run 0 -d a.db add "$url/a.xml"
run 0 -d a.db sync
[ "$(left)" -eq 5001 ] || fail "a refresh should not wait for the index"
run 0 -d a.db add "$url/b.xml"
run 0 -d a.db sync
[ "$(left)" -eq 0 ] || fail "everything should be indexed"
