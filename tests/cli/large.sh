#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Many articles, many sources.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# A refresh does not wait for the index: it would take several times as long.
mkdir site
python3 - <<'END'
items = "".join("<item><guid>%d</guid><title>Number %d</title></item>" % (i, i) for i in range(5001))
open("site/a.xml", "w").write("<rss version='2.0'><channel><title>T</title>%s</channel></rss>" % items)
END
serve site
run 0 -d a.db add "$url/a.xml"
run 0 -d a.db sync
left=$(python3 -c '
import sqlite3
print(sqlite3.connect("a.db").execute("SELECT count(*) FROM article WHERE doc IS NULL").fetchone()[0])')
[ "$left" -eq 5001 ] || fail "articles were indexed: $((5001 - left))"
