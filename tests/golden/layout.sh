#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Renders every tests/golden/layout/NAME.html at four widths in each text size and in each format,
# and compares with NAME.txt. `layout.sh --update` rewrites NAME.txt.
set -eu
directory=${srcdir:-.}/tests/golden/layout
gander=${GANDER:-./gander}
got=$(mktemp)
trap 'rm -f "$got"' EXIT

render() {
    for size in 1 2 3; do
        for width in 20 40 80 160; do
            echo "======== text size $size, width $width"
            "$gander" render --text-size $size --width $width "$1"
        done
    done
    echo "======== ascii"
    "$gander" render --ascii --width 40 "$1"
    for format in ansi markdown html; do
        echo "======== $format"
        "$gander" render --format $format "$1"
    done
}

failed=0
count=0
for page in "$directory"/*.html; do
    wanted=${page%.html}.txt
    render "$page" >"$got"
    count=$((count + 1))
    if [ "${1-}" = --update ]; then
        cmp -s "$got" "$wanted" || cp "$got" "$wanted"
    elif ! diff -u "$wanted" "$got"; then
        failed=1
    fi
done
[ "$count" -gt 0 ] || { echo "no pages in $directory"; exit 1; }
exit $failed
