#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `gander check --repair`: a new database from a damaged one, which stays as it is.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

run 1 check --repair new.db
one_error "No such file"
[ ! -e new.db ] || fail "nothing should be made of nothing"

serve "$source/data/sample"
sed "s,\(xmlUrl\|htmlUrl\)=\",&$url/,g" "$source/data/sample/sample.opml" >portal.opml
run 0 portal add ./portal.opml
run 0 sync
stop_servers
run 0 tag 'to read' 1 2 3
run 0 note 4 'Compare the map.'
run 0 mark star 5
database=$HOME/.local/share/gander/gander.db
run 0 tree
cp out tree

# Sound: everything is there.
run 0 check --repair sound.db
err_empty
out_has "The new database is sound.db"
! grep -q lost out || fail "nothing should be lost"
[ "$(stat -c %a sound.db)" = 600 ] || fail "the new database should be 0600"
[ ! -e sound.db-wal ] || fail "a log is left behind"
run 0 -d sound.db tree
cmp -s tree out || fail "the trees should be the same"
run 1 check --repair sound.db
one_error "exists"

# Every third page is destroyed, the first one among them.
python3 - "$database" <<'END'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
for page in range(0, len(data) // 16384, 3):
    data[page * 16384:(page + 1) * 16384] = b"\xa5" * 16384
open(sys.argv[1], "wb").write(data)
END
cp "$database" before
run 1 unread
one_error "damaged"
run 0 check --repair new.db
grep -qE '^Articles +[0-9]+ saved' out || fail "articles should be saved"
cmp -s before "$database" || fail "the damaged database was changed"
run 0 -d new.db check
run 0 -d new.db articles --json --limit 1000
json 'len(d["items"]) > 0'
saved=$(python3 -c 'import json; print(len(json.load(open("out"))["items"]))')

# At least what SQLite's own tool finds of articles, where it is there.
if command -v sqlite3 >/dev/null && sqlite3 "$database" .recover >recovered.sql 2>/dev/null; then
    sqlite3 recovered.db <recovered.sql >/dev/null 2>&1
    theirs=$(sqlite3 recovered.db 'SELECT count(*) FROM article' 2>/dev/null || echo 0)
    [ "$saved" -ge "${theirs:-0}" ] || fail "$saved articles, and .recover has $theirs"
fi

# Nothing is left: an error, and no file.
head -c 300000 /dev/zero >"$database"
run 1 check --repair none.db
one_error "nothing is left"
[ -z "$(ls | grep none.db)" ] || fail "a file is left behind"
exit 0
