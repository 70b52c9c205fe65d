#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# libcurl, with all that it needs, is loaded for requests only.
. "${srcdir:-.}/tests/cli/lib.sh"

# loads: succeeds when the last command loaded libcurl.
loads() { grep -q 'libcurl.*\.so' err; }

export LD_DEBUG=files
run 0 --version
grep -q 'libsqlite3\.so' err || skip "the system does not tell what a program loads (LD_DEBUG)"
for command in --version tree unread "search goose" "articles --json" undo; do
    last_command="gander $command"
    # shellcheck disable=SC2086 # words
    "$gander" $command >out 2>err
    ! loads || fail "libcurl is loaded without a request"
done
last_command="gander add"
"$gander" add http://127.0.0.1:9/ >out 2>err
loads || fail "libcurl is not loaded for a request"
exit 0
