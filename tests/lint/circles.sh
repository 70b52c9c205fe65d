#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Files use each other's symbols in one direction only: no circle between folders of src/, between
# their subfolders, or between files but those that circles.txt lists. Looks at object files.
. "${srcdir:-.}/tests/lint/lint.sh"

command -v readelf >/dev/null || { echo "readelf is missing"; exit 77; }

# circles LEVEL: circles among the edges of that level, a line each.
circles() {
    sed -n "s/^$1 //p" "$work/edges" | tsort 2>&1 >/dev/null |
        awk -v level="$1" '
            /loop:$/ { if (line) print line; line = level "s use each other:"; next }
            { line = line " " $2 }
            END { if (line) print line }'
}

# The object files of what was planted are beside it, the others where make is run.
check() {
    build=.
    [ "$1" = "$work" ] && build=$work
    find "$build/src" -name '*.o' | xargs ls -t | xargs readelf -W -s |
        awk -v root="$1/src/" -f "$here/circles.awk" "$1/tests/lint/circles.txt" - >"$work/edges"
    sed -n 's/^error //p' "$work/edges"
    for level in folder subfolder file; do
        circles "$level"
    done
}

# plant_source FILE USED...: a file of src/ with a symbol of its name, which refers to those used.
plant_source() {
    file=$1
    shift
    {
        echo ".globl ${file##*/}"
        echo "${file##*/}:"
        printf '.long %s\n' 0 "$@"
    } | plant_file "src/$file.c"
    ${CC:-cc} -c -x assembler "$work/src/$file.c" -o "$work/src/$file.o"
}

plant() {
    plant_source low/one two          # files: one, two, three
    plant_source low/two three
    plant_source low/three one front  # folders: low, high
    plant_source high/view/front one back pair
    plant_source high/view/pair front # listed
    plant_source high/data/back side  # subfolders: view, data
    plant_source high/view/side
    plant_file tests/lint/circles.txt <<'END'
high/view/front high/view/pair: a caller and what it is called back by
high/view/front high/view/side: no circle
high/view/front high/view/none: no file
END
}

# The three circles, and two that are listed and are none.
lint 5
