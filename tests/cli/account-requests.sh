#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Requests of an account's syncs. ARTICLES=50000 measures more than the 2,000 of the test.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

python3 "$source/tests/cli/account-requests.py" "$gander" \
    "$source/tests/support" ${ARTICLES:+"$ARTICLES"} >out 2>err || fail "too many requests"
err_empty
cat out
