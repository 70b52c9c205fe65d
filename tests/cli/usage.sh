#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Help, version, and messages on wrong command lines.
. "${srcdir:-.}/tests/cli/lib.sh"

run 0 --version
grep -qE '^gander [0-9]+\.[0-9]+' out || fail "the version should be there"
err_empty

# Every command that the help names has a help of its own, in at most 100 columns.
run 0 --help
out_has "Commands:"
sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\).*/\1/p' out >commands
[ "$(wc -l <commands)" -ge 3 ] || fail "the help should name the commands"
while read -r command; do
    run 0 "$command" --help
    out_has "Usage: gander $command"
    out_has "--database FILE"
    ! grep -qE '.{101}' out || fail "a line of the help is too long"
    run 0 --help "$command"
    out_has "Usage: gander $command"
    run 2 "$command" --no-such-option
    one_error "gander: $command: unknown option --no-such-option (see gander $command --help)"
done <commands

run 2 no-such-command
one_error "unknown command no-such-command (see gander --help)"
run 2 decdoe
one_error "did you mean decode?"
run 2 --database
one_error "--database needs a value"
run 2 render - --width=wide
one_error "--width: invalid number: wide"
run 2 decode
one_error "missing argument"
run 2 --add https://example.org/
one_error "--add needs a terminal"
run 2 decode a b
one_error "unexpected argument: b"

# Quoted arguments are harmless to the terminal.
run 2 "$(printf 'x\033]0;title\007y\302\23331m')"
one_error "unknown command"
harmless
exit 0
