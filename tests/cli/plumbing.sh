#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The commands that work on files: good input, and input that is not what it should be.
. "${srcdir:-.}/tests/cli/lib.sh"

: >empty
printf 'just words\n' >words
head -c 3000 /dev/urandom >noise
mkdir directory

# Whatever comes in: an exit status of the table, harmless output, one line for an error.
for command in decode extract render feed list; do
    "$gander" --help | grep -q "^  $command" || continue
    for file in empty words noise; do
        last_command="gander $command $file"
        "$gander" "$command" "$file" >out 2>err
        status=$?
        case $status in
        0) [ $command = decode ] || harmless ;; # decode changes nothing but the charset
        1) one_error "gander: $file: " ;;
        *) fail "0 or 1 was expected" ;;
        esac
    done
    run 1 "$command" no-such-file
    one_error "gander: no-such-file: No such file or directory"
    run 1 "$command" directory
    one_error "gander: directory: Is a directory"
done

# Standard input stands for "-".
printf '\326\320\316\304\n' >input
run 0 decode - --content-type 'text/plain; charset=gbk'
out_is 中文

# JSON is as harmless as text: what would act on a terminal is escaped.
cat >evil.xml <<'END'
<rss version="2.0"><channel><title>T</title><item><guid>1</guid>
<title>a&#155;31mb&#8238;c&#127;d</title><link>https://example.org/</link></item></channel></rss>
END
run 0 feed evil.xml
out_has '"title"'
harmless

printf '<p>One <b>two</b></p><script>alert(1)</script>' >input
run 0 render -
out_has "One two"
out_lacks alert
run 0 render --width 3 --text-size 1 -
out_is "One
two"
run 0 render --format markdown -
out_is "One **two**"
run 0 render --format html -
out_is "<article>
<p>One <strong>two</strong></p>
</article>"
for arguments in '--width 0' '--width 10001' '--width x' '--text-size 0' '--text-size 4' \
    '--format pdf'; do
    run 2 render $arguments -
    out_empty
done
exit 0
