#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A backup is a complete, private copy, taken while others write; nothing is replaced by accident.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

serve "$source/data/sample"
run 0 -d a.db add "$url/feeds/city.xml" --title "雁 Festivals"
run 0 -d a.db articles --limit 1
id=$(sed 's/^[^0-9]*\([0-9]*\).*/\1/;q' out)
run 0 -d a.db mark star "$id"
run 0 -d a.db note "$id" "鹅: remember"

umask 022
run 0 -d a.db backup copy.db
out_empty
err_empty
[ "$(stat -c %a copy.db)" = 600 ] || fail "a backup should be 0600"
for what in tree "articles --json" "note $id"; do
    "$gander" -d a.db $what >want
    run 0 -d copy.db $what
    cmp -s want out || fail "the copy should have the same $what"
done
run 0 -d copy.db check
[ "$(ls | grep -c part)" = 0 ] || fail "no partial file should be left"

# An existing file stays, unless it is to be replaced; what is no file is never replaced.
cp copy.db kept.db
echo mine >other
run 1 -d a.db backup other
one_error "other: a file of this name exists"
[ "$(cat other)" = mine ] || fail "the file should be unchanged"
chmod 644 other
run 0 -d a.db backup --force other
[ "$(stat -c %a other)" = 600 ] || fail "a replaced file should be 0600 as well"
run 0 -d other check
ln -s other link
run 0 -d a.db backup --force link
[ -L link ] || fail "the link should stay"
mkdir directory
run 1 -d a.db backup --force directory
one_error "not a regular file"
run 1 -d a.db backup no/such/copy.db
one_error "No such file or directory"

# While another process is in the middle of a change, which is not in the copy.
mkfifo hold
python3 - <<'END' &
import sqlite3
db = sqlite3.connect("a.db", isolation_level=None)
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE node SET title = 'later'")
open("held", "w").write("held")
open("hold").read()
db.execute("COMMIT")
END
writer=$!
until [ -e held ]; do
    kill -0 $writer 2>/dev/null || fail "the database is not held"
    sleep 0.05
done
run 0 -d a.db backup during.db
echo go >hold
wait $writer || fail "the change was not stored"
run 0 -d during.db tree
out_has "雁 Festivals"
run 0 -d a.db tree
out_has later

# A full disk leaves neither a copy nor a part of one.
(
    ulimit -f 16
    trap '' XFSZ
    "$gander" -d a.db backup small.db >out 2>err
    echo $? >code
)
[ "$(cat code)" = 1 ] || fail "a copy that does not fit should fail"
[ ! -e small.db ] && [ "$(ls | grep -c part)" = 0 ] || fail "nothing should be left"
exit 0
