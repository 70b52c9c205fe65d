#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Documents of articles with hostile titles and markup: each format is read by another program, and
# nothing but the file named is written.
. "${srcdir:-.}/tests/cli/lib.sh"

# Files that a title would name outside; others may be called so.
outside() {
    ls -d ../x ../../x 2>&1
}
before=$(outside)
command -v python3 >/dev/null || skip "python3 is not there"

check() {
    python3 "$source/tests/cli/export.py" "$@" >checked 2>&1 || {
        cat checked
        fail "export.py $*"
    }
}

mkdir site out.d
cp -r "$source/data/sample/img" site/
serve "$work/site"
python3 "$source/tests/cli/export.py" feed "$url" >site/feed.json
run 0 add "$url/feed.json" --in Home/News
run 0 sync --full-text
run 0 articles --limit 0
articles=$(wc -l <out)
[ "$articles" -eq 10 ] || fail "ten articles were expected"
touch -d 2001-01-01 before
export SOURCE_DATE_EPOCH=1796000000

# By --format, and by the file's ending.
run 0 export --format epub -o all.epub
out_empty
err_empty
check epub all.epub
run 0 export -o again.epub
cmp -s all.epub again.epub || fail "the same articles should make the same file"
epubcheck=/usr/share/java/epubcheck.jar # a jar, which a shell can run only where binfmt is set up
if command -v java >/dev/null && [ -e $epubcheck ]; then
    java -jar $epubcheck all.epub >epubcheck 2>&1 || fail "epubcheck: $(cat epubcheck)"
else
    echo "SKIPPED: the validation of EPUB: no java with $epubcheck"
fi
run 0 export --format html -o all.html
check html all.html
run 0 export -o all.eml
check eml all.eml
run 0 export --format json
json "len(d['items']) == 10"
harmless
run 0 export --format markdown
harmless
out_has '# ../../x'
run 0 export --format text
harmless
out_has 'Only text.'

# Our own reader finds the articles' text again: gumbo reads the HTML.
run 0 extract all.html
json '"definition only" in d["content_text"] or "definition only" in d["content_html"]'
run 0 render all.html
harmless
out_has 'meaning'

# Single articles, which give the document its title; ids may be repeated.
for id in 1 2 3 4 5 6 7 8 9 10; do
    run 0 export "$id" -o one.epub
    check epub one.epub
    run 0 export "$id" "$id" -o one.eml
    check eml one.eml
done
run 0 search Bcc
id=$(awk '/quoted/ { print $1; exit }' out)
run 0 export "$id" -o one.eml
check eml one.eml
grep -qF 'A "quoted" title Bcc: victim@example.org body' checked || fail "the subject is one line"

# The user's tags and note are in documents, but not in mails.
run 0 tag "private tag" "$id"
run 0 note "$id" "private note"
run 0 export "$id" --format text
out_has "private tag"
out_has "private note"
run 0 export "$id" -o one.eml
check eml one.eml
run 0 untag "private tag" "$id"
run 0 note "$id" ""

# A part: a path, a query; without articles nothing is written.
run 0 export --format json --in Home/News --query 回雁峰
json 'len(d["items"]) == 1'
run 1 export --query nothingatall -o none.epub
one_error "there are no articles to export"
run 0 export --format json --query nothingatall
json 'd["items"] == []'
run 1 export 999999 -o none.epub
one_error "not found"
[ ! -e none.epub ] || fail "an empty document was written"
run 2 export --query x
one_error "OPML has no articles"
run 2 export --format html --json
one_error "either --format, --opml or --json"
run 2 export --format html --in Home 12
one_error "name either articles, or --in and --query"
run 2 export --format pdf
one_error "pdf"

# -o replaces regular files, with their mode, through links; nothing else.
echo old >old.md
chmod 600 old.md
ln -s old.md link.md
run 0 export -o link.md
[ -L link.md ] && grep -q '# ../../x' old.md || fail "the linked file should be replaced"
[ "$(stat -c %a old.md)" = 600 ] || fail "the mode should stay"
mkfifo pipe.md
for target in pipe.md site /dev/null; do
    run 1 export --format markdown -o "$target"
    one_error "not a regular file"
done
[ -p pipe.md ] && [ -c /dev/null ] || fail "something else was replaced"
run 1 export --format markdown -o no/such/dir.md
one_error "no/such/dir.md"
run 0 export -o -
out_has '<opml'
run 0 export -o subs.opml
grep -q '<opml' subs.opml || fail "the subscriptions should be in the file"

# A full disk leaves nothing behind.
if [ -c /dev/full ]; then
    "$gander" export --format html >/dev/full 2>err && fail "a full disk is an error"
fi
(ulimit -f 8 && "$gander" export -o big.html 2>err) && fail "a file too large is an error"
[ ! -e big.html ] || fail "an incomplete file was left"
! find "$work" -name '*.part' | grep . || fail "an incomplete file was left"
! find "$work" -name hacked | grep . || fail "a title was run"
[ "$(outside)" = "$before" ] || fail "a title was a path"

# A terminal gets no archive.
if command -v script >/dev/null; then
    script -qec "'$gander' export --format epub" /dev/null </dev/null >out 2>&1
    grep -q 'no text for a terminal' out || fail "a terminal should get no EPUB"
fi
exit 0
