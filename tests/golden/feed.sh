#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints every feed of tests/golden/feed/ as JSON Feed (or the error message) and compares with
# NAME.expected. `feed.sh --update` rewrites these.
set -eu
directory=${srcdir:-.}/tests/golden/feed
gander=$(cd "$(dirname "${GANDER:-./gander}")" && pwd)/$(basename "${GANDER:-./gander}")
got=$(mktemp)
trap 'rm -f "$got"' EXIT
update=${1-}

cd "$directory"
failed=0
count=0
for feed in *.xml *.json *.html *.txt; do
    wanted=$feed.expected
    "$gander" feed --url http://www.example.org/feeds/news.xml "$feed" >"$got" 2>&1 || echo "exit $?" >>"$got"
    count=$((count + 1))
    if [ "$update" = --update ]; then
        cmp -s "$got" "$wanted" || cp "$got" "$wanted"
    elif ! diff -u "$wanted" "$got"; then
        failed=1
    fi
done
[ "$count" -gt 50 ] || { echo "no feeds in $directory"; exit 1; }
exit $failed
