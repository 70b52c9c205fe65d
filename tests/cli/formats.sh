#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# One article in every format: same text, no control sequences.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# Text without its own colours is as harmless as plain text.
harmless_ansi() {
    LC_ALL=C sed 's/\x1b\[[0-9;]*m//g' out >plain
    cp out kept
    cp plain out
    harmless
    cp kept out
}

check_format() {
    case $1 in
    ansi) harmless_ansi ;;
    *) harmless ;;
    esac
    out_has Honest
    out_has 雁城
    [ $1 = json ] || out_lacks 'javascript:' # there the article stands as it came
}

# Escape sequences in 7-bit and C1 form, as bytes and as references; overrides; addresses.
{
    printf '<h1>Honest \033]0;title\007 news</h1>'
    printf '<p>red \033[31m blink &#27;[5m c1 &#155;31m \302\23331m osc \033]8;;http://x/\033\\x</p>'
    printf '<p>&#8238;evil&#8236; &#x2066;isolate&#x2069; bell &#7; del &#127; <b>雁城</b></p>'
    printf '<p><a href="javascript:alert(1)">click</a> <a href="http://e.example/\033[2J">go</a>'
    printf '<img src="http://e.example/a.png" alt="pic\033[2Jture"></p>'
    printf '<pre>tab\there \033[1m\014 \rover</pre>'
    printf '<table><tr><th>a\033[7m</th><th>b</th></tr><tr><td>1</td><td>2\302\2337m</td></tr></table>'
} >hostile.html
for format in text ansi markdown html; do
    run 0 render hostile.html --format $format
    check_format $format
done
run 2 render hostile.html --format json

mkdir served
cp "$source/tests/cli/formats.xml" served/feed.xml
serve "$work/served"
run 0 add "$url/feed.xml"
run 0 articles
id=$(awk '/Honest/ { print $1; exit }' out)
for format in text ansi markdown html json; do
    run 0 show "$id" --format $format
    check_format $format
done
json 'd["title"].startswith("Honest")'
run 0 show "$id" --format ansi
LC_ALL=C sed 's/\x1b\[[0-9;]*m//g' out >coloured
run 0 show "$id" --format text
cmp -s out coloured || fail "colours should be all that ansi adds"

# A pipe gets right-to-left text in the order in which it is read, whatever terminals do.
out_has 'שלום עולם'
printf 'bidi gander\n' >config
run 0 -c config show "$id"
out_has 'םלוע םולש'

# Addresses at the end, for who prints it; other formats have them where they belong.
out_lacks 'https://e.example/first'
printf 'link-list yes\n' >config
run 0 -c config show "$id"
out_has '1. https://e.example/first'
run 0 -c config show "$id" --format markdown
out_lacks '1. https://e.example/first'
out_has '](https://e.example/first)'
exit 0
