#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program is position-independent, has no writable table of functions after start-up, no
# executable stack, and checks its stack frames; with an optimizing compiler also its buffers.
command -v readelf >/dev/null || { echo "SKIP: readelf is not there (binutils)"; exit 77; }
. "${srcdir:-.}/tests/lint/lint.sh"

# expect PATTERN MESSAGE: reports unless the facts have the pattern.
expect() {
    grep -qE "$1" "$work/facts" || echo "gander: $2"
}

check() {
    program=$1/gander
    [ "$1" = "$work" ] || program=./gander
    readelf -W -h -l -d --dyn-syms "$program" >"$work/facts" || echo "gander: cannot be read"
    expect 'Type: +DYN' "is not position-independent"
    expect 'GNU_RELRO' "has no read-only relocations"
    expect 'BIND_NOW|Flags: .*NOW' "binds functions when they are called"
    expect 'GNU_STACK .* RW +0x' "has an executable stack"
    expect '__stack_chk_fail|__asan_' "does not check its stack frames"
    grep -q '^HARDEN_CFLAGS = .*FORTIFY' Makefile && expect '_chk@' "does not check its buffers"
}

plant() {
    echo 'int main(void) { return 0; }' | plant_file main.c
    ${CC:-cc} -w -fno-stack-protector -no-pie -fno-pie -U_FORTIFY_SOURCE -Wl,-z,norelro -Wl,-z,lazy \
        -Wl,-z,execstack -o "$work/gander" "$work/main.c"
}

grep -q '^HARDEN_CFLAGS = .*FORTIFY' Makefile && lint 6 || lint 5
