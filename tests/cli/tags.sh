#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Tags and notes from the command line; marks on all that a search finds.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

cat >feed.json <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "Pond", "items": [
 {"id": "1", "url": "https://pond.example/1", "title": "Geese", "content_text": "a", "tags": ["t"]},
 {"id": "2", "url": "https://pond.example/2", "title": "大雁", "content_text": "b"},
 {"id": "3", "url": "https://pond.example/3", "title": "Ducks", "content_text": "c"}]}
END
serve .
run 0 add "$url/feed.json"
geese=$(id_of Geese) swans=$(id_of 大雁) ducks=$(id_of Ducks)

run 0 tags
out_empty
run 0 tag "Water, 鸟类" "$geese" "$swans"
out_is "2 articles changed"
run 0 tag water "$geese"
out_is "0 articles changed"
run 0 tag birds --query "title:ducks"
out_is "1 article changed"
run 0 tags
out_has "      2 Water"
out_has "      2 鸟类"
out_has "      1 birds"
run 0 tags --json
json '[(t["name"], t["articles"]) for t in d] == [("birds", 1), ("Water", 2), ("鸟类", 2)]'
run 0 articles --json
tags='{i["title"]: i["_gander"]["tags"] for i in d["items"]}'
json "$tags"' == {"Geese": ["Water", "鸟类"], "大雁": ["Water", "鸟类"], "Ducks": ["birds"]}'
json '[i.get("tags") for i in d["items"] if i["title"] == "Geese"] == [["t"]]'
# A tag gets another name, and may join another one, in one change.
run 0 tags rename 鸟类 Birds
out_empty
run 0 tags
out_has "      3 birds"
out_lacks 鸟类
run 1 tags rename 鸟类 again
err_has "no such tag"
run 2 tags rename birds "Water, BIRDS"
err_has "that is the same tag"
run 2 tags rename birds
run 0 tags rename birds 鸟类
run 0 untag 鸟类 "$ducks"
run 0 tag birds "$ducks"
run 0 untag WATER "$geese" "$swans" "$ducks"
out_is "2 articles changed"
run 0 untag birds --query ducks
run 0 tags
out_is "      2 鸟类"

run 2 tag " " "$geese"
one_error "the name is empty"
run 2 tag water
one_error "name either articles or --query Q"
run 2 tag water "$geese" --query x
one_error "name either articles or --query Q"
run 2 tag water --query " "
one_error "the query is empty"
run 1 tag 'a"b' "$geese"
one_error "holds no comma and no quotation mark"
run 1 tag water 12345
one_error "no article 12345"
run 1 tag "$(printf '\033[2J')" "$geese"
one_error "a tag needs a name"
run 2 tag water --query "is:nonsense"
one_error "nonsense"

# Notes: one line, several from standard input, none.
run 0 note "$geese"
out_empty
run 0 note "$geese" "Wild ones"
run 0 note "$geese"
out_is "Wild ones"
printf 'one\n\033]0;title\007two\r\n' >input
run 0 note "$geese" -
: >input
run 0 note "$geese"
out_is "one
two"
run 0 show "$geese" --format json
json 'd["_gander"]["note"] == "one\ntwo" and d["_gander"]["tags"] == ["鸟类"]'
run 0 export --json
json '[i["_gander"].get("note") for i in d["items"] if i["title"] == "Ducks"] == [None]'
head -c 10000000 /dev/zero | tr '\0' x >input
run 1 note "$geese" -
one_error "at most 100000 bytes"
: >input
run 0 note "$geese" ""
run 0 note "$geese"
out_empty
run 1 note 12345
one_error "no article 12345"
run 1 note 12345 text
one_error "no article 12345"

run 0 mark read --query "title:ducks"
out_is "1 article changed"
run 0 mark star --query title:ducks
out_is "1 article changed"
run 2 mark star --query title:ducks "$geese"
one_error "name either articles or --query Q"
run 0 check
