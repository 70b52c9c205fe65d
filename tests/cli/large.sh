#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Many articles, many sources.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# A sync indexes all of its articles before it ends.
mkdir site
python3 - <<'END'
items = "".join("<item><guid>%d</guid><title>Number %d</title><description>Word %d</description></item>"
                % (i, i, i) for i in range(400))
open("site/feed.xml", "w").write("<rss version='2.0'><channel><title>T</title>%s</channel></rss>" % items)
END
serve site
cat >feeds.opml <<END
<opml version="2.0"><body><outline type="rss" text="T" xmlUrl="$url/feed.xml"/></body></opml>
END
run 0 -d a.db import feeds.opml
run 0 -d a.db sync
out_is "400 new articles"
python3 -c '
import sqlite3, sys
left = sqlite3.connect("a.db").execute("SELECT count(*) FROM article WHERE doc IS NULL").fetchone()[0]
sys.exit(left != 0)' || fail "everything should be indexed"
