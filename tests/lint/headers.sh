#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every header can be included by itself. CC and LINT_CFLAGS come from the Makefile.
. "${srcdir:-.}/tests/lint/lint.sh"

check() {
    find "$1/src" -name '*.h' | sort | while read -r header; do
        ${CC:-cc} -D_GNU_SOURCE -I"$1/src" -I"$srcdir/src" -I. ${LINT_CFLAGS-} -fsyntax-only -w \
            -x c "$header" >/dev/null 2>&1 || echo "$header: does not compile by itself"
    done
}

plant() {
    echo 'size_t a(void);' | plant_file src/base/needs-stddef.h
    printf '#include <stddef.h>\nsize_t a(void);\n' | plant_file src/base/good.h
}

lint 1
