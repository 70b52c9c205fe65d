#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every header can be included by itself. The build shows it for those that a source includes first
# (after config.h); the others are compiled. CC and LINT_CFLAGS come from the Makefile.
. "${srcdir:-.}/tests/lint/lint.sh"

# first_includes DIR: file name of the first project header of each source.
first_includes() {
    find "$1/src" -name '*.c' -exec awk -v dir="$1/src/" '
        FNR == 1 { found = 0 }
        !found && /^# *include/ && $2 != "\"config.h\"" {
            found = 1
            if (split($2, parts, "\"") == 3) print dir parts[2]
        }' {} + | sort -u
}

check() {
    first_includes "$1" >"$work/first"
    find "$1/src" -name '*.h' | sort | comm -23 - "$work/first" | while read -r header; do
        ${CC:-cc} -D_GNU_SOURCE -I"$1/src" -I"$srcdir/src" -I. ${LINT_CFLAGS-} -fsyntax-only -w \
            -x c "$header" >/dev/null 2>&1 || echo "$header: does not compile by itself"
    done
}

plant() {
    echo 'size_t a(void);' | plant_file src/base/needs-stddef.h
    echo 'size_t b(void);' | plant_file src/base/after-system.h
    printf '#include <stddef.h>\n#include "base/after-system.h"\n' | plant_file src/base/after-system.c
    printf '#include <stddef.h>\nsize_t a(void);\n' | plant_file src/base/good.h
}

lint 2
