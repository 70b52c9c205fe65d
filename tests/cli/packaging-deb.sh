#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make deb`: the same bytes from two directories, accepted by lintian, and works unpacked.
. "${srcdir:-.}/tests/cli/lib.sh"

command -v dpkg-buildpackage >/dev/null && command -v dh >/dev/null ||
    skip "no tools to build a package (dpkg-dev, debhelper)"
dpkg-checkbuilddeps "$source/data/debian/control" 2>err || skip "$(cat err)"
unset MAKEFLAGS MAKELEVEL MFLAGS GANDER_DATA_DIR

package=gander_$("$gander" --version | sed 's/gander //')
for directory in first second/copy; do
    last_command="make deb deb_directory=$work/$directory"
    make -C "$build" -s deb deb_directory="$work/$directory" >out 2>err || fail "make deb"
done
set -- "$work/first/$package"_*.deb
[ -f "$1" ] || fail "$package is not the changelog's version"
cmp "$1" "$work/second/copy/${1##*/}" || fail "two builds differ"

dpkg-deb -x "$1" root || fail "dpkg-deb"
gander=$work/root/usr/bin/gander
GANDER_DATA_DIR=$work/root/usr/share/gander
export GANDER_DATA_DIR
run 0 --demo unread
[ "$(cat out)" -gt 50 ] || fail "the packaged sample portal should have articles"
[ -f root/usr/share/zsh/vendor-completions/_gander ] || fail "no completion for zsh"
[ ! -e root/etc ] || fail "a unit is enabled for everybody"

command -v lintian >/dev/null || skip "the package was built; lintian is not there to check it"
last_command="lintian $1"
lintian --allow-root --fail-on error,warning "$work/first/$package"_*.changes >out 2>err ||
    fail "lintian"
exit 0
