#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion in bash; in zsh and fish where they are there.
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

complete mark un
out_is 'unread
unstar
unmute'
complete rule ''
out_is 'list
add
remove
enable
disable
test'
for command in account portal queue view; do
    complete $command ''
    out_is 'list
add
remove'
done
complete category re
out_is 'rename
remove'
complete tags ''
out_is rename

# Titles, tags and views come from outside, and are words as they stand: nothing in them runs.
PATH=$build:$PATH
echo '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1", "title": "Geese"}]}' \
    >feed.json
hostile='a $(touch pwned) `touch pwned` '"it's"' \x *'
serve .
run 0 add "$url/feed.json" --title "$hostile" --in 'Pond/$(touch pwned)'
run 0 tag "$hostile" --query geese
run 0 view add "$hostile" geese
run 0 view add Bridges geese
complete sync "Pond/\$"
out_has 'Pond/$(touch pwned)'
out_has "Pond/\$(touch pwned)/$hostile"
complete export --in "'Pond/"
out_has 'Pond/$(touch pwned)'
complete tag ''
out_is "$hostile"
complete untag 'a\ $'
out_is "$hostile"
complete tags rename a
out_is "$hostile"
complete view remove ''
out_is "$hostile
Bridges"
complete articles --view a
out_is "$hostile"
complete view remove 'a\ \$('
out_is "$hostile"
[ ! -e pwned ] || fail "completion ran a title"

if command -v zsh >/dev/null; then
    zsh -n "$build/data/_gander" || fail "zsh does not understand _gander"
    # The functions alone: a completion needs a terminal.
    last_command="completion in zsh"
    zsh -fc '
        compadd() { shift; print -rl -- ${(P)1}; }
        compdef() { :; }
        _arguments() { print -rl -- "$@"; }
        words=(gander articles "") CURRENT=3
        . "$0"
        _gander_tags
        _gander_views' "$build/data/_gander" >out 2>err || fail "_gander"
    err_empty
    out_has "$hostile"
    out_has Bridges
    out_has ':_gander_views'
    [ ! -e pwned ] || fail "completion ran a title"
fi
if command -v fish >/dev/null; then
    fish -n "$build/data/gander.fish" || fail "fish does not understand gander.fish"
    # fish_complete WORDS: completions of the last word.
    fish_complete() {
        last_command="completion in fish of: $1"
        fish --no-config -c '
            source $argv[1]
            complete -C $argv[2]' "$build/data/gander.fish" "$1" >out 2>err || fail "gander.fish"
        err_empty
    }
    fish_complete 'gander mark mu'
    out_is mute
    fish_complete 'gander rule te'
    out_is test
    fish_complete 'gander tags re'
    out_is rename
    fish_complete 'gander tag a'
    out_has "$hostile"
    fish_complete 'gander view remove '
    out_has "$hostile"
    out_has Bridges
    fish_complete 'gander articles --view '
    out_has "$hostile"
    out_has Bridges
    [ ! -e pwned ] || fail "completion ran a title"
fi
exit 0
