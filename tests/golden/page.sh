#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Extracts every tests/golden/page/NAME.html, its address in the comment on its first line, and
# compares with NAME.json. `page.sh --update` rewrites NAME.json.
set -eu
directory=${srcdir:-.}/tests/golden/page
gander=${GANDER:-./gander}
got=$(mktemp)
trap 'rm -f "$got"' EXIT

failed=0
count=0
for page in "$directory"/*.html; do
    wanted=${page%.html}.json
    url=$(sed -n '1s/^<!-- \(.*\) -->$/\1/p' "$page")
    "$gander" extract "$page" --url "$url" >"$got"
    count=$((count + 1))
    if [ "${1-}" = --update ]; then
        cmp -s "$got" "$wanted" || cp "$got" "$wanted"
    elif ! diff -u "$wanted" "$got"; then
        failed=1
    fi
done
[ "$count" -gt 0 ] || { echo "no pages in $directory"; exit 1; }
exit $failed
