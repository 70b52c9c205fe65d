#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sources that the documents name exist: `a/b.c` is the end of a path, `a/b` may lack its extension.
# Headers without folder may be a library's; names in capitals are placeholders.
. "${srcdir:-.}/tests/lint/lint.sh"

bare='[a-z0-9-]+\.(c|def|sh|keys)'
path='[a-z0-9-]+(/[a-z0-9-]+)+(/|\.[a-z]+)?'

check() {
    (cd "$1" && find data doc po src tests 2>/dev/null) >"$work/paths"
    for document in CONTRIBUTING.md doc/ARCHITECTURE.md doc/HOWTO.md doc/RELEASE.md doc/SECURITY.md; do
        [ -f "$1/$document" ] || continue
        grep -oE "\`($bare|$path)\`" "$1/$document" | tr -d '`' | sort -u |
            sed "s,^,$document: ,"
    done | awk '
        FILENAME != "-" {
            do {
                ends[$0]
                end = $0
                if (sub(/\.[a-z]+$/, "", end)) ends[end]
            } while (sub(/^[^\/]*\//, ""))
            next
        }
        { name = $2; sub(/\/$/, "", name) }
        !(name in ends) { print $0, "does not exist" }' "$work/paths" -
}

plant() {
    echo 'int a;' | plant_file src/term/probe.c
    echo '`term/probe`, `probe.c`, `src/term/`, `term/moved.c`, `lost.c`, `curses.h`, `cmd-NAME.c`' |
        plant_file doc/HOWTO.md
}

lint 2
