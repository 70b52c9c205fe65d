#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Commands killed at random moments: whatever one has reported is in the database, which stays
# valid. ROUNDS=500 for more; prints its counts.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
last_command="kill.py"
: >out
python3 - <<'END'
for feed in range(4):
    items = "".join("<item><guid>%d-%d</guid><title>Pond %d of %d</title><description>%s</description>"
                    "</item>" % (feed, i, i, feed, "geese by the pond " * 40) for i in range(100))
    open("site/%d.xml" % feed, "w").write(
        "<rss version='2.0'><channel><title>F%d</title>%s</channel></rss>" % (feed, items))
END
serve site
for feed in 0 1 2 3; do
    echo "<outline type=\"rss\" text=\"F$feed\" xmlUrl=\"$url/$feed.xml\"/>"
done | { echo '<opml version="2.0"><body>'; cat; echo '</body></opml>'; } >feeds.opml
run 0 -d a.db import feeds.opml
run 0 -d a.db sync
python3 "$source/tests/cli/kill.py" "$gander" "${ROUNDS-30}" >out 2>err || fail "changes were lost"
cat out
run 0 -d a.db check
