#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The server for tests of accounts answers as real ones do. With GREADER_CONVERSATION=FILE, a
# recording of a real server is compared instead of the few requests of the test's own.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

python3 "$source/tests/cli/greader-server.py" "$source/tests/support" \
    "$source/data/sample" ${GREADER_CONVERSATION:+"$GREADER_CONVERSATION"} >out 2>err ||
    fail "the server answers differently"
out_has "requests of FreshRSS"
err_empty
