# SPDX-License-Identifier: GPL-3.0-or-later
# Library of the lints. A lint defines `check DIR`, which prints a line for each violation in the tree
# DIR, and `plant`, which creates violations in $work; its last line is `lint COUNT`. A lint that
# misses a planted violation fails before it checks the real tree.
set -u
srcdir=${srcdir:-.}
here=$srcdir/tests/lint
LC_ALL=C
export LC_ALL
work=$(mktemp -d "${TMPDIR:-/tmp}/gander-lint.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

# plant_file NAME: creates a file from standard input.
plant_file() {
    mkdir -p "$work/$(dirname "$1")"
    cat >"$work/$1"
}

# Every source of the tree, one name a line.
sources() {
    find "$1/src" -name '*.[ch]' | sort
}

# lint COUNT: the number of planted violations.
lint() {
    plant
    check "$work" >"$work/planted.out" 2>&1
    seen=$(wc -l <"$work/planted.out")
    if [ "$seen" -ne "$1" ]; then
        echo "$0: $1 violations were planted, $seen seen:"
        cat "$work/planted.out"
        exit 1
    fi
    check "$srcdir" >"$work/real.out" 2>&1
    if [ -s "$work/real.out" ]; then
        cat "$work/real.out"
        exit 1
    fi
}
