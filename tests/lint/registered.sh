#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source and test is listed in the nearest local.mk above it, or it would be neither built nor
# run, and begins with its licence; what is listed exists, or there would be no tarball. A unit test
# has its libraries in one line, for tests/unit/due.sh.
. "${srcdir:-.}/tests/lint/lint.sh"

check() (
    cd "$1" || exit
    find src tests -name '*.[ch]' -o -name '*.def' -o -path 'tests/*/*.sh' | sort >"$work/files"
    xargs awk 'FNR <= 2 && /SPDX-License-Identifier: GPL-3.0-or-later/ { print FILENAME }' \
        <"$work/files" >"$work/licensed"
    find src tests -name local.mk -exec awk '
        { for (i = 1; i <= NF; i++) { sub(/\.[a-z]+$/, "", $i); print FILENAME, $i } }' {} + >"$work/listed"
    awk '
        FILENAME ~ /\/listed$/ { lists[$1]; listed[$1, $2]; next }
        FILENAME ~ /\/licensed$/ { licensed[$1]; next }
        {
            folder = name = $1
            sub(/\.[^.]*$/, "", name)
            do sub(/\/?[^\/]*$/, "", folder); while (folder && !(folder "/local.mk" in lists))
            list = folder "/local.mk"
            if (!((list, name) in listed)) print $1 ": is not in " list
            if (!($1 in licensed)) print $1 ": has no licence line"
        }' "$work/listed" "$work/licensed" "$work/files"
    find src tests -name local.mk -exec awk '!/^#/ { for (i = 1; i <= NF; i++)
        if ($i ~ /^(src|tests)\/.*\.([ch]|def|sh)$/) print FILENAME, $i }' {} + |
        while read -r list file; do
            [ -e "$file" ] || echo "$list: $file is not there"
        done
    awk '
        /_LDADD = .*[^\\]$/ { linked[$1]; next }
        /^tests\/unit\/test-.*\.c$/ {
            name = substr($0, 1, length($0) - 2)
            gsub(/[\/-]/, "_", name)
            if (!(name "_LDADD" in linked)) print $0 ": has no line of libraries"
        }' tests/unit/local.mk "$work/files"
)

plant() {
    echo 'SOURCES = src/text/a.c src/text/b.h src/text/a.h' | plant_file src/text/local.mk
    echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' | plant_file src/text/a.c
    echo 'int b;' | plant_file src/text/b.h
    echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' | plant_file src/text/forgotten.c
    echo '/* SPDX-License-Identifier: GPL-3.0-or-later */' | plant_file src/text/part/forgotten.c
    echo 'TESTS =' | plant_file tests/unit/local.mk
    echo '// SPDX-License-Identifier: GPL-3.0-or-later' | plant_file tests/unit/test-c.c
}

lint 6
