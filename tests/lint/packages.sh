#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The set-up script installs every package that configure would ask for, and the README's first two
# fenced blocks, which people and machines run, are one line each.
. "${srcdir:-.}/tests/lint/lint.sh"

check() {
    grep -v '^dnl' "$1/configure.ac" | grep -oE 'lib[a-z0-9+.-]*-dev' | sort -u |
        while read -r package; do
            grep -q -- "$package" "$1/doc/setup" || echo "doc/setup does not install $package"
        done
    awk '/^```/ { fence++; next } fence == 1 { first++ } fence == 3 { second++ }
        END { if (first != 1 || second != 1) print "README.md: not two blocks of one line" }' \
        "$1/README.md"
}

plant() {
    echo 'GANDER_NEEDS([ONE], [one], [libone-dev]) GANDER_NEEDS([TWO], [two], [libtwo-dev])' |
        plant_file configure.ac
    echo 'packages="libone-dev"' | plant_file doc/setup
    printf '```sh\none\n```\n\n```sh\none\ntwo\n```\n' | plant_file README.md
}

lint 2
