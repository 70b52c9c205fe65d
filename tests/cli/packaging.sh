#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make install`: files, running the installed program, `make uninstall`.
. "${srcdir:-.}/tests/cli/lib.sh"

unset MAKEFLAGS MAKELEVEL MFLAGS GANDER_DATA_DIR
root=$work/root
last_command="make install"
status=0
make -C "$build" -s install DESTDIR="$root" >out 2>err || fail "make install"
(cd "$root" && find . -type f | sort) >files

has() {
    grep -q "/$1\$" files || fail "not installed: $1"
}
has bin/gander
has man/man1/gander.1
has man/man5/gander-config.5
for language in zh_CN zh_TW; do
    has man/$language/man1/gander.1
    has man/$language/man5/gander-config.5
done
has bash-completion/completions/gander
has zsh/site-functions/_gander
has fish/vendor_completions.d/gander.fish
has applications/gander.desktop
has applications/gander-subscribe.desktop
has icons/hicolor/scalable/apps/gander.svg
has metainfo/net.gander_reader.gander.metainfo.xml
has systemd/user/gander.service
has systemd/user/gander.timer
has gander/portals/hengyang.opml
has gander/sample/sample.opml
has config.example
has locale/zh_CN/LC_MESSAGES/gander.mo
has locale/zh_TW/LC_MESSAGES/gander.mo

# From where it lies it finds its own files, as does the program that is not installed.
LANGUAGE=zh_CN run 0 --help
out_has 用法
gander=$root$(sed -n 's,^\.\(.*/bin/gander\)$,\1,p' files)
LANGUAGE=zh_CN run 0 --help
out_has 用法
run 0 --demo unread
[ "$(cat out)" -gt 50 ] || fail "the installed sample portal should have articles"
run 0 portal list
out_has hengyang

# No template was left unfilled, and nothing says where it was built.
filled=$(grep -E 'gander\.1$|gander-config|completions|site-functions|\.service$|config\.example' files)
last_command="grep over the installed files"
(cd "$root" && grep -nE '@[A-Z_]+@' $filled) >out && fail "a template was left unfilled"
if command -v strip >/dev/null && strip -o stripped "$gander"; then # debug information may
    # but for the counters of --enable-coverage, which lie beside the object files
    grep -q '\.gcda' stripped || ! grep -q "$build" stripped ||
        fail "the program holds the path of its build"
fi

# The example is a configuration that works, with every comment sign taken off the settings.
sed -e 's/^#\([a-z][a-z-]* \)/\1/' -e '/^include/d' "$root/$(grep config.example files)" >config
run 0 -c config check
err_empty
out_has config

# The manual has every command and setting, and no warning where groff is there.
manual=$root/$(grep 'man/man1/gander\.1$' files)
run 0 --help
sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\).*/\1/p' out | while read -r command; do
    grep -q "^\.SS gander $command" "$manual" || echo "$command"
done >missing
[ ! -s missing ] || fail "not in gander(1): $(cat missing)"
# What comes from tables is translated.
grep -qx '从该文件读取设置。' "$root/$(grep 'zh_CN/man1/gander\.1$' files)" ||
    fail "the Chinese manual's options are not translated"
if command -v groff >/dev/null; then
    for page in $(grep '\.[15]$' files); do
        case $page in */zh_*) language=-mzh ;; *) language= ;; esac
        groff -man $language -Tutf8 -Kutf8 -ww "$root/$page" >/dev/null 2>err || fail "groff: $page"
        err_empty
    done
fi
if command -v desktop-file-validate >/dev/null; then
    (cd "$root" && desktop-file-validate $(grep '\.desktop$' "$work/files")) >err 2>&1 ||
        fail "the .desktop files"
fi
if command -v appstreamcli >/dev/null; then
    appstreamcli validate --no-net "$root/$(grep metainfo files)" >err 2>&1 || fail "metainfo"
fi
grep -q "<release version=\"$("$gander" --version | sed 's/gander //')\"" \
    "$root/$(grep metainfo files)" || fail "metainfo lacks the release"

last_command="make uninstall"
make -C "$build" -s uninstall DESTDIR="$root" >out 2>err || fail "make uninstall"
left=$(find "$root" -type f)
[ -z "$left" ] || fail "left behind: $left"
exit 0
