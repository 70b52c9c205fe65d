#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# POTFILES.in lists exactly the files with translatable text; only front ends and tables have any.
. "${srcdir:-.}/tests/lint/lint.sh"

marked='(^|[^A-Za-z0-9_])(_|N_|ngettext|PLURAL)\("'

check() {
    (cd "$1" && find src -name '*.[ch]' -o -name '*.def' | xargs grep -lE "$marked" /dev/null |
        sort) >"$work/marked"
    grep '^src/' "$1/po/POTFILES.in" | sort >"$work/listed"
    comm -23 "$work/marked" "$work/listed" | sed 's/$/: is not in POTFILES.in/'
    comm -13 "$work/marked" "$work/listed" | sed 's/$/: is in POTFILES.in for nothing/'
    grep -vE '^src/(cli|tui|app|present|share)/|^src/main\.c$|^src/config/.*\.def$' "$work/marked" |
        sed 's/$/: text for people belongs to the front ends/'
}

plant() {
    echo 'f(_("one"));' | plant_file src/cli/a.c
    echo 'f(_("two"));' | plant_file src/store/b.c
    echo 'f(some_("three"));' | plant_file src/text/c.c
    printf 'src/store/b.c\nsrc/text/c.c\n' | plant_file po/POTFILES.in
}

lint 3
