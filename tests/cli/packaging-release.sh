#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make release`: tarball, bill of materials and checksums that agree, the same bytes each time.
. "${srcdir:-.}/tests/cli/lib.sh"

command -v readelf >/dev/null || skip "readelf is not there (binutils)"
command -v python3 >/dev/null || skip "python3 is not there"
! readelf -d "$gander" | grep -qE 'lib(a|ub|t)san' || skip "built with sanitizers"
unset MAKEFLAGS MAKELEVEL MFLAGS
version=$("$gander" --version | sed 's/gander //')
grep -q "^gander ($version) " "$source/data/debian/changelog" ||
    fail "the changelog does not begin with $version"

release() {
    last_command="make release"
    make -C "$build" -s release >"$work/out" 2>"$work/err" || fail "make release"
    cp "$build/SHA256SUMS" "$work/$1"
}
release first
(cd "$build" && sha256sum --quiet -c SHA256SUMS) || fail "checksums"
release second
cmp first second || fail "two releases differ"

# libcurl and each library that the program is linked with are listed, with a version.
cp "$build/gander-$version.cdx.json" out
needed=$(readelf -d "$gander" | grep -c '(NEEDED).*lib')
json "len(d['components']) == $needed + 1"
json "all(c['version'][0].isdigit() for c in d['components'])"
json "d['specVersion'] == '1.5' and d['metadata']['component']['version'] == '$version'"

# A library that nobody described is an error.
sed '/^libcurl /d' "$source/data/sbom.sh" >sbom.sh
! sh sbom.sh "$gander" "$version" >out 2>err || fail "an unknown library went unnoticed"
err_has "libcurl is not in the table"
rm "$build/gander-$version.tar.xz" "$build/gander-$version.cdx.json" "$build/SHA256SUMS"
exit 0
