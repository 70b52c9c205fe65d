# SPDX-License-Identifier: GPL-3.0-or-later
# What every lint shares. It defines `check DIR`, which prints one line for each violation in the
# tree DIR, and `plant DIR`, which puts violations there; the last line is `lint`. A lint that does
# not see each planted one fails before it looks at the real tree.
set -u
srcdir=${srcdir:-.}
here=$srcdir/tests/lint
LC_ALL=C
export LC_ALL
work=$(mktemp -d "${TMPDIR:-/tmp}/gander-lint.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT

# plant_file NAME: the file's text is on standard input.
plant_file() {
    mkdir -p "$work/$(dirname "$1")"
    cat >"$work/$1"
}

# Every source of the tree, one name a line.
sources() {
    find "$1/src" -name '*.[ch]' | sort
}

# lint WANTED: the number of violations that were planted.
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
