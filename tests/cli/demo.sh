#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# --demo needs no terminal and no network, and leaves nothing behind.
. "${srcdir:-.}/tests/cli/lib.sh"

http_proxy=http://127.0.0.1:1/
https_proxy=$http_proxy
all_proxy=$http_proxy
export http_proxy https_proxy all_proxy

run 0 --demo
err_empty
out_has Goosewater
out_has "Basic Education"
out_has 中文版
grep -qE '^ +[0-9]+ ●' out || fail "headlines should follow the tree"
run 0 --demo unread
[ "$(cat out)" -gt 50 ] || fail "the sample portal should have articles"
run 0 tree --demo
! grep -q ' ! ' out || fail "a source of the sample portal failed"
run 0 --demo search goose
[ -s out ] || fail "something should be found"

# A full disk behind standard output is an error, whatever is printed.
for form in articles "articles --json" tree "tree --json" "show 1" export unread; do
    last_command="gander --demo $form >/dev/full"
    "$gander" --demo $form >/dev/full 2>err
    status=$?
    : >out
    [ "$status" -eq 1 ] || fail "exit status 1 was expected"
    one_error "standard output: No space left on device"
done

# A reader that goes away early is no error to speak of.
last_command="gander --demo articles --json | head"
"$gander" --demo articles --json 2>err | head -c 10 >out
[ "$(cat out)" = '{"version"' ] || fail "the list should begin"
err_empty

# The files of its articles are files of the sample, from a feed and from a page.
for file in goose-radio-bell.wav:bell baoming.docx:报名表; do
    run 0 --demo search "${file#*:}"
    id=$(awk '{ print $1; exit }' out)
    run 0 --demo download "$id"
    out_is "$HOME/Downloads/gander/${file%%:*}"
    cmp "$source/data/sample/files/${file%%:*}" "$(cat out)" || fail "the bytes should be the same"
done

[ -z "$(ls -A "$TMPDIR")" ] || fail "something was left behind in $TMPDIR"
[ ! -e "$HOME/.local" ] || fail "the user's own files were touched"

# Without data files it says what is missing.
GANDER_DATA_DIR=$work/nowhere
run 1 --demo
one_error "$work/nowhere/sample/sample.opml"
[ -z "$(ls -A "$TMPDIR")" ] || fail "something was left behind in $TMPDIR"

# Without --demo and a terminal: the same over the user's own, empty archive.
unset GANDER_DATA_DIR
run 0
[ "$(tr -d '\n' <out)" = "" ] || fail "an empty archive has nothing to print"
exit 0
