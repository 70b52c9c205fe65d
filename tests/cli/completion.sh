#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion in bash; zsh and fish only check the syntax of their files.
. "${srcdir:-.}/tests/cli/lib.sh"

command -v bash >/dev/null || skip "bash is not there"

# complete WORD...: completions of the last word.
complete() {
    bash -c '
        source "$0"
        COMP_WORDS=(gander "$@")
        COMP_CWORD=$#
        _gander
        printf "%s\n" "${COMPREPLY[@]}"' "$build/data/gander.bash" "$@" >out 2>err
    last_command="completion of: $*"
    err_empty
}

complete dec
out_is decode
complete render --w
out_is --width
complete render --format ''
out_has text
complete -d file rend
out_is render
complete --vers
out_is --version

if command -v zsh >/dev/null; then
    zsh -n "$build/data/_gander" || fail "zsh does not understand _gander"
fi
if command -v fish >/dev/null; then
    fish -n "$build/data/gander.fish" || fail "fish does not understand gander.fish"
fi
exit 0
