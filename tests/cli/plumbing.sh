#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Commands on files: valid and invalid input.
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

# Rules for sites: those that come along, and the user's own in front of them, by the address.
cat >list.html <<'END'
<html><body><h1>Channel</h1><ul class="list_page">
<li><a href="/2026-01/05/content_1.htm">A first headline of the day</a><span>2026-01-05</span></li>
</ul><ul class="other">
<li><a href="/2026-01/04/content_2.htm">Headline one of another list</a><span>2026-01-04</span></li>
<li><a href="/2026-01/04/content_3.htm">Headline two of another list</a><span>2026-01-04</span></li>
<li><a href="/2026-01/04/content_4.htm">Headline three of the other</a><span>2026-01-04</span></li>
</ul><div class="box"><a href="/x/1.htm">Elsewhere: a headline in a box</a></div></body></html>
END
cat >page.html <<'END'
<html><body><h1>A headline</h1><span id="author_baidu">Ann Goose</span><div class="cont-news">
<p>The whole text of the article, which is long enough to be taken for one, stands here.</p>
</div><div class="mine"><p>Only the rules of the user say that this is the text of it.</p></div>
</body></html>
END
list_url=http://news.fjsen.com/node_9.htm page_url=http://news.fjsen.com/2026-01/05/content_1.htm
run 0 list list.html --url $list_url
json '[i["title"] for i in d["items"]] == ["A first headline of the day"]'
run 0 list list.html --url http://other.example/node_9.htm
out_has "Headline two of another list"
run 0 extract page.html --url $page_url
json '"whole text" in d["content_text"] and "Only the rules" not in d["content_text"]'
mkdir -p "$HOME/.config/gander/sites" own/sites
cat >"$HOME/.config/gander/sites/mine.rules" <<'END'
host fjsen.com
body div.mine
item div.box
END
run 0 extract page.html --url $page_url
json '"whole text" not in d["content_text"] and "Only the rules" in d["content_text"]'
run 0 list list.html --url $list_url
json '[i["title"] for i in d["items"]] == ["Elsewhere: a headline in a box"]'
# They stand beside the configuration file that is named; a mistake is told with its place.
: >own/config
run 0 extract -c own/config page.html --url $page_url
json '"whole text" in d["content_text"]'
printf 'host fjsen.com\nbody div[\n' >own/sites/wrong.rules
run 0 -v extract -c own/config page.html --url $page_url
err_has "own/sites/wrong.rules:2: "
run 1 check -c own/config
out_has "own/sites/wrong.rules:2: "
rm -r "$HOME/.config/gander" own

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
# What parses for the reader has no rights, or `gander check` says why.
run 0 check
grep -q '^Parsing  *in ' out || fail "no line about parsing"

# Commands that only parse and print are confined once they have read their input (doc/SECURITY.md).
# This one waits for its reader meanwhile.
if grep -q '^#define HAVE_LINUX_SECCOMP_H' "$build/config.h" && [ -r /proc/self/status ]; then
    head -c 1000000 /dev/zero | tr '\0' g >big
    mkfifo pipe
    "$gander" decode big >pipe 2>err &
    pid=$!
    exec 3<pipe
    last_command="gander decode big"
    tries=0
    until grep -q '^Seccomp:.*2' "/proc/$pid/status"; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] && kill -0 $pid || fail "the process is not confined"
        sleep 0.05
    done
    grep -q '^NoNewPrivs:.*1' "/proc/$pid/status" || fail "the process could gain privileges"
    cat <&3 >out
    exec 3<&-
    wait $pid || fail "the process should end with 0"
    cmp big out || fail "the text should be the same"
fi
exit 0
