#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Undo and redo of what commands have changed: each is one change, whatever its size.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

feed() {
    python3 - "$1" >feed.json <<'END2'
import json, sys
print(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Pond", "items": [
    {"id": str(n), "url": "https://pond.example/" + str(n), "title": "%s %d" % ("Goose" if n % 3 else "大雁", n),
     "content_text": "text"} for n in range(int(sys.argv[1]))]}))
END2
}
articles() {
    run 0 articles --json -n 1000 "$@"
}

run 1 undo
one_error "nothing to undo"
feed 600
serve .
run 0 add "$url/feed.json"
articles
cp out before

# A mark of many articles, beside one that was marked before.
run 0 mark read "$(id_of 'Goose 1')"
run 0 mark read --query goose
out_is "399 articles changed"
run 0 unread
out_is "200"
run 0 undo
out_is "Undone: 399 articles marked as read"
run 0 unread
out_is "599"
run 0 redo
out_is "Redone: 399 articles marked as read"
run 0 unread
out_is "200"
run 0 undo
run 0 undo
out_is "Undone: 1 article marked as read"
articles
cmp -s out before || fail "undo leaves something"

# A mark that changes nothing is no change.
run 0 mark unread --query goose
out_is "0 articles changed"
run 0 redo
out_is "Redone: 1 article marked as read"
run 0 undo

# Every kind of change, and back from the last to the first. The last undone ones may be redone
# until something else changes.
run 0 tag "Water, 鸟类" --query 大雁
run 0 note "$(id_of '大雁 0')" "southwards"
run 0 rule add --apply "title:goose" mute
out_is "Rule 1 added, 400 articles marked"
run 0 rule disable 1
run 0 category add Elsewhere
run 0 category move "My feeds/Pond" --in Elsewhere
run 0 source Elsewhere/Pond --quiet yes
run 0 view add Notes note:
run 0 mark delete --query tag:water
out_is "200 articles changed"
run 0 category remove Elsewhere/Pond
run 0 tree
out_lacks Pond
while "$gander" undo >out 2>err; do
    cat out >>undone
done
one_error "nothing to undo"
cat >want <<'END2'
Undone: “Pond” removed
Undone: 200 articles deleted
Undone: “Notes” added
END2
head -n 3 undone >out
cmp -s want out || fail "undone in another order: $(cat undone)"
[ "$(tail -n 1 undone)" = "Undone: “Pond” added" ] || fail "the first change was to add it"
run 0 tree
out_lacks Pond
out_lacks Elsewhere
run 0 rule list
out_empty
run 0 redo
articles
cmp -s out before || fail "a source that was added again has other articles"
run 0 tags
out_empty
run 0 mark star "$(id_of 'Goose 1')"
run 1 redo
one_error "nothing to redo"
run 0 check
