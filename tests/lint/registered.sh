#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source and test is listed in the local.mk beside it, or it would be neither built nor run, and
# begins with its licence.
. "${srcdir:-.}/tests/lint/lint.sh"

check() {
    (cd "$1" && find src tests -name '*.[ch]' -o -name '*.def' -o -path 'tests/*/*.sh' | sort) |
        while read -r file; do
            folder=$(dirname "$file")
            case $file in
            src/main.c) list=src/local.mk ;;
            *) list=$folder/local.mk ;;
            esac
            [ -f "$1/$list" ] || continue
            grep -qE "(^|[[:space:]])${file%.*}(\.[a-z]+)?([[:space:]]|\$)" "$1/$list" ||
                echo "$file: is not in $list"
            head -n 2 "$1/$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
                echo "$file: has no licence line"
        done
}

plant() {
    echo 'SOURCES = src/text/a.c src/text/b.h' | plant_file src/text/local.mk
    echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' | plant_file src/text/a.c
    echo 'int b;' | plant_file src/text/b.h
    echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' | plant_file src/text/forgotten.c
    echo 'TESTS =' | plant_file tests/unit/local.mk
    echo '// SPDX-License-Identifier: GPL-3.0-or-later' | plant_file tests/unit/test-c.c
}

lint 3
