#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# src/present/reasons.def lists exactly the failure messages of the lower layers.
command -v xgettext >/dev/null || { echo "SKIP: xgettext is not there (gettext)"; exit 77; }
. "${srcdir:-.}/tests/lint/lint.sh"

# The formats in these files, one a line; those without words of their own are left out.
formats() {
    xgettext --language=C --from-code=UTF-8 --no-wrap --omit-header -o - "$@" 2>/dev/null |
        sed -n '
        s/^msgid //
        t found
        d
        :found
        s/%\.\*s/%s/g
        /[a-z] [a-z]\|^"[a-z]*"$/p' | sort -u
}

check() {
    (
        cd "$1" || exit
        known() { formats --keyword=REASON "$@" /dev/null; }
        said() { formats --keyword --keyword=error_set:4 --keyword=transfer_fail:3 --keyword=fail:3 "$@" /dev/null; }
        sed 's/REASON(N_(\(.*\)))/REASON(\1)/' src/present/reasons.def >"$work/reasons.c"
        known "$work/reasons.c" >"$work/known"
        said $(find src/net src/engine src/store src/model src/share src/feed src/greader src/page src/picture src/app src/config src/present -name '*.c') >"$work/said"
        said $(find src -name '*.c') >"$work/said.all"
    )
    comm -13 "$work/known" "$work/said" | sed 's/$/: is not in reasons.def/'
    comm -23 "$work/known" "$work/said.all" | sed 's/$/: nobody says so/'
}

plant() {
    printf 'REASON(N_("one way"))\nREASON(N_("another way"))\nPART(N_("a part"))\n' |
        plant_file src/present/reasons.def
    printf 'f(error_set(e, ERROR_SYSTEM, 0, "one way"));\nerror_set(e, 1, 0, "a third %%.*s"\n "way");' |
        plant_file src/net/a.c
    printf 'transfer_fail(x, ERROR_SYSTEM, "%%s: %%s", a, b);' | plant_file src/engine/b.c
    mkdir -p "$work/src/store" "$work/src/model" "$work/src/share" "$work/src/feed" "$work/src/greader" "$work/src/page" "$work/src/picture" "$work/src/app" "$work/src/config"
}

lint 2
