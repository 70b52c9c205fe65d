#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The state of articles goes from one machine to another, and merges there.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

serve "$source/data/sample/feeds"
for database in start.db b.db; do
    run 0 -d $database add "$url/city.xml"
    run 0 -d $database add "$url/council.atom"
done
cp start.db a.db
run 0 -d a.db mark read 1 2 3
run 0 -d a.db mark star 3 4
run 0 -d a.db mark delete 7
run 0 -d a.db tag "雁 later" 4
run 0 -d a.db note 5 'with "quotes"
and lines'
sql a.db "UPDATE article SET position = (9 << 32) + 300 WHERE id = 6"

run 0 -d a.db export --state -o state.json
out_empty
python3 -c 'import json; json.load(open("state.json"))' || fail "the file should be JSON"
run 0 -d b.db import --state --dry-run state.json
out_has "3 articles marked as read"
run 0 -d b.db export --state
json 'd["articles"] == []'
run 2 -d b.db import --state --programs state.json
run 0 -d b.db import --state state.json
out_is "7 articles compared
3 articles marked as read
2 articles collected
1 tag given
1 article deleted
2 notes or positions taken over"
run 0 -d b.db export --state
cmp -s out state.json || fail "both machines should have the same state"
cp state.json input
run 0 -d b.db import --state -
out_is "7 articles compared"
: >input
run 0 -d b.db check

# Undone in one step. Other layouts of the file are the same.
run 0 -d b.db undo
run 0 -d b.db articles --starred
out_empty
python3 -c 'import json; json.dump(json.load(open("state.json")), open("wide.json", "w"), indent=3)'
run 0 -d b.db import --state wide.json
out_has "3 articles marked as read"

# A later note wins, a further position too; nothing is taken back.
run 0 -d a.db mark unread 1
sql a.db "UPDATE note SET text = 'later', changed_at = changed_at + 10;
          UPDATE article SET position = 20 WHERE id = 6"
run 0 -d a.db export --state -o state.json
run 0 -d b.db import --state state.json
out_has "1 note or position taken over"
run 0 -d b.db note 5
out_is later
run 0 -d b.db articles --unread --json --limit 100
json '1 not in [i["_gander"]["id"] for i in d["items"]]'

# What is not here is counted.
run 0 -d empty.db import --state state.json
out_is "0 articles compared
6 articles are not here"

# Damage changes nothing.
head -c 700 state.json >cut.json
run 1 -d c.db import --state cut.json
one_error "no state of gander's articles"
run 0 -d c.db export --state
json 'd["articles"] == []'
printf '{"format": "other", "version": 1, "articles": []}' >other.json
run 1 -d c.db import --state other.json
one_error "line 1: no state of gander's articles"
printf '{"format": "gander state", "version": 2, "articles": []}' >newer.json
run 1 -d c.db import --state newer.json
one_error "a state file of a newer gander"
run 2 export --state --opml
one_error "--state"

for seed in 1 2 3 4; do
    python3 "$source/tests/cli/state.py" "$gander" $seed || fail "three machines disagree"
done
exit 0
