#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Random histories of an account with two databases, kills and faults. ROUNDS=500 for a long run,
# SEED=N to repeat the round N.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

python3 "$source/tests/cli/account-histories.py" "$gander" \
    "$source/tests/support" "${ROUNDS:-10}" ${SEED:+"$SEED"} >out 2>err || fail "a history went wrong"
err_empty
cat out
