#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A translated manual has the sections of the English one, and the same tables in them.
. "${srcdir:-.}/tests/lint/lint.sh"

# Number of sections before each table, then of all.
outline() {
    sed 's/@\.SH/@\n.SH/' "$1" | awk '
        /^\.SH / { sections++ }
        { while (match($0, /@[A-Z_]+@/)) {
            print sections, substr($0, RSTART, RLENGTH)
            $0 = substr($0, RSTART + RLENGTH)
        } }
        END { print sections }'
}

check() {
    for page in gander.1.in gander-config.5.in; do
        outline "$1/doc/$page" >"$work/english"
        for translated in "$1"/doc/*/"$page"; do
            [ -f "$translated" ] || continue
            outline "$translated" >"$work/translated"
            cmp -s "$work/english" "$work/translated" ||
                echo "$translated: sections or tables differ from doc/$page"
        done
    done
}

plant() {
    printf '.SH ONE\n@A_B@.SH TWO\n' | plant_file doc/gander.1.in
    printf '.SH ONE\n@A@ and @B@.\n' | plant_file doc/gander-config.5.in
    printf '.SH 一\n.SH 二\n@A_B@' | plant_file doc/zh_CN/gander.1.in
    printf '.SH 一\n@B@。@A@' | plant_file doc/zh_CN/gander-config.5.in
    printf '.SH 一\n@A@、@B@。\n' | plant_file doc/zh_TW/gander-config.5.in
}

lint 2
