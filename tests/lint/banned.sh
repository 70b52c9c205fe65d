#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No calls of functions that banned.txt forbids in the folder.
. "${srcdir:-.}/tests/lint/lint.sh"

check() {
    sources "$1" | xargs awk -v root="$1/src/" -f "$here/banned.awk" "$here/banned.txt"
}

plant() {
    plant_file src/engine/a.c <<'END'
/* system("x") in a comment
   getenv("A") */
int a(void) { return system ("ls"); } /* seen */
int b(void) { buf_printf(b, "printf(%s)"); return file_system(1); } // exit(1)
int c(void) { return e->time(1) + x.exit(2); }
const char *d(void) { return /* why */ getenv("HOME"); }
END
    echo 'int main(void) { setlocale(LC_ALL, ""); return sprintf(a, "b"); }' | plant_file src/main.c
}

lint 3
