#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads every page that tests/golden/list/pages.txt names (file and address) as a list of articles
# and compares the JSON Feed with NAME.json. `list.sh --update` rewrites NAME.json.
set -eu
top=${srcdir:-.}
directory=$top/tests/golden/list
gander=${GANDER:-./gander}
got=$(mktemp)
trap 'rm -f "$got"' EXIT

failed=0
count=0
while read -r page url name; do
    wanted=$directory/${name:-${page%.*}}.json
    case $page in
    data/*) page=$top/$page ;;
    *) page=$directory/$page ;;
    esac
    "$gander" list --url "$url" "$page" >"$got" 2>&1 || sed "s|$top/||" "$got" >"$got.2"
    [ ! -f "$got.2" ] || mv "$got.2" "$got"
    count=$((count + 1))
    if [ "${1-}" = --update ]; then
        cmp -s "$got" "$wanted" || cp "$got" "$wanted"
    elif ! diff -u "$wanted" "$got"; then
        failed=1
    fi
done <"$directory/pages.txt"
[ "$count" -gt 0 ] || { echo "no pages in $directory"; exit 1; }
exit $failed
