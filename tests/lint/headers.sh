#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every header can be included by itself. The build shows it for those that a source includes first
# (after config.h); the others are compiled. CC and LINT_CFLAGS come from the Makefile.
. "${srcdir:-.}/tests/lint/lint.sh"

# first_includes DIR: file name of the first project header of each source.
first_includes() {
    find "$1/src" -name '*.c' -exec awk -v dir="$1/src/" '
        /^# *include/ && $2 != "\"config.h\"" {
            if (split($2, parts, "\"") == 3) print dir parts[2]
            nextfile
        }' {} + | sort -u
}

# compile HEADER...
compile() {
    ${CC:-cc} -D_GNU_SOURCE -I"$tree/src" -I"$srcdir/src" -I. ${LINT_CFLAGS-} -fsyntax-only -w \
        -x c "$@" >/dev/null 2>&1
}

check() {
    tree=$1
    first_includes "$tree" >"$work/first"
    find "$tree/src" -name '*.h' | sort | comm -23 - "$work/first" >"$work/others"
    compile $(cat "$work/others") || while read -r header; do
        compile "$header" || echo "$header: does not compile by itself"
    done <"$work/others"
}

plant() {
    echo 'size_t a(void);' | plant_file src/base/needs-stddef.h
    echo 'size_t b(void);' | plant_file src/base/after-system.h
    printf '#include <stddef.h>\n#include "base/after-system.h"\n' | plant_file src/base/after-system.c
    printf '#include <stddef.h>\nsize_t a(void);\n' | plant_file src/base/good.h
}

lint 2
