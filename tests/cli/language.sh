#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The program speaks the languages it has, from catalogues made as `make install` makes them.
. "${srcdir:-.}/tests/cli/lib.sh"

command -v msgfmt >/dev/null || skip "msgfmt is not there (gettext)"
gander=$build/tests/cli/gander-translated
for language in zh_CN zh_TW; do
    directory=$build/tests/locale/$language/LC_MESSAGES
    mkdir -p "$directory"
    msgfmt --check -o "$directory/gander.mo" "$source/po/$language.po" 2>err ||
        fail "po/$language.po has errors"
done

LANGUAGE=zh_CN
export LANGUAGE
run 0 --help
out_has 用法
out_has 命令：
run 2 decdoe
one_error decode
err_has 没有

LANGUAGE=zh_TW
run 0 --help
out_has 用法
run 2 decdoe
one_error decode
err_has 沒有

LANGUAGE=en
run 0 --help
out_has Usage:

# Every language says everything, and nothing by guess.
for language in zh_CN zh_TW; do
    msgfmt --statistics -o /dev/null "$source/po/$language.po" 2>err
    ! grep -qE 'fuzzy|untranslated' err || fail "po/$language.po is not complete"
done
exit 0
