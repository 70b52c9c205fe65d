#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sources are as clang-format sets them by .clang-format. Other versions than Debian 12's may differ.
. "${srcdir:-.}/tests/lint/lint.sh"

clang-format --version 2>/dev/null | grep -q 'version 14\.' || {
    echo "clang-format 14 is missing"
    exit 77
}

# Of the tree, only files changed since it last passed in this build directory are examined.
stamp=$PWD/tests/lint/format.stamp
style=$(cd "$srcdir" && pwd)/.clang-format
since=
[ -f "$stamp" ] && [ -z "$(find "$style" -newer "$stamp")" ] && since="-newer $stamp"
: >"$work/began"

check() {
    [ "$1" = "$work" ] && newer= || newer=$since
    (cd "$1" && find src tests -name '*.[ch]' $newer | sort |
        xargs -r clang-format "--style=file:$style" --dry-run 2>&1) |
        sed -n 's/:[0-9]*:[0-9]*: .*\[-Wclang-format-violations\]$/: not formatted/p' | sort -u
}

plant() {
    mkdir -p "$work/tests"
    printf 'int a(int b) { return b; }\n' | plant_file src/one-line.c
    printf 'int a(int b)\n{\n\treturn b;\n}\n' | plant_file tests/tab.c
    printf 'int a(int b)\n{\n    return b;\n}\n' | plant_file src/good.c
}

lint 2
mv "$work/began" "$stamp"
