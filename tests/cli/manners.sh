#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Behaviour for scripts: options anywhere, limits, closed and full files, input of the wrong kind.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
cat >site/feed.json <<'END'
{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
{"id": "1", "url": "https://example.org/1", "title": "One", "content_text": "First words",
 "tags": ["t"], "date_published": "2026-11-20T08:00:00+08:00"},
{"id": "2", "url": "https://example.org/2", "title": "Two", "content_html": "<p>Second words</p>",
 "date_published": "2026-11-19T08:00:00Z"}]}
END
serve site
run 0 -q -d a.db add "$url/feed.json" --kind feed --title News
out_empty

# Options of every command: before and after its name, together and apart.
printf 'refresh-minutes 5\n' >config
for before in "-d a.db" "-da.db" "--database=a.db" "-qda.db" "-d a.db -c config" "-vvq --database a.db"; do
    run 0 $before unread
    out_is 2
    run 0 unread $before
    out_is 2
    run 0 $before -- unread
    out_is 2
done
for option in -d -c --database --config; do
    run 2 unread "$option"
    one_error "needs a value"
    run 2 unread "$option" ""
    one_error "needs a value"
done

# The same JSON Feed for every list.
item='set(i["_gander"]) >= {"id", "read", "starred", "tags", "path", "source"}'
for list in "articles --json" "articles --json --in My/News --unread" "search words --json" \
    "export --json"; do
    run 0 -d a.db $list
    json 'd["version"] == "https://jsonfeed.org/version/1.1" and len(d["items"]) == 2'
    json "all($item for i in d['items'])"
    json 'all(i["_gander"]["path"] == ["My feeds", "News"] for i in d["items"])'
    json 'sorted(i["_gander"]["id"] for i in d["items"]) == [1, 2]'
    json '[i["date_published"] for i in d["items"]] == ["2026-11-20T08:00:00+08:00", "2026-11-19T08:00:00Z"]'
done

# Numbers that cannot be.
for limit in -1 x '' 1.5 0x10 ' 5' 2147483648 99999999999999999999; do
    run 2 -d a.db articles --limit "$limit"
    one_error "gander: articles: --limit"
done
run 0 -d a.db articles --limit 0
[ "$(wc -l <out)" -eq 2 ] || fail "0 should be no limit"
for width in 0 10001 2147483647 -1 wide; do
    run 2 -d a.db show 1 --width "$width"
    one_error "gander: show: --width"
done
for size in 0 4 9 large; do
    run 2 -d a.db show 1 --text-size "$size"
    one_error "gander: show: --text-size"
done
run 2 -d a.db show 1 --earlier 0
one_error "must be at least 1"
run 0 -d a.db show 1 --width 1
run 0 -d a.db show 1 --width 10000
for id in 0 -1 3 9223372036854775807; do
    run 1 -d a.db show -- "$id"
    one_error "gander: $id: not found"
    run 1 -d a.db mark read 1 -- "$id"
    one_error "gander: $id: not found"
done
for id in x '' 1x 0x1 9223372036854775808; do
    run 2 -d a.db show -- "$id"
    one_error "not a number as shown in lists"
done
run 0 -d a.db unread
out_is 2

# A variable that was never set is not everything; everything has a name of its own.
for command in "mark read --in" "articles --in" "export --in" sync "portal remove"; do
    run 2 -d a.db $command ""
    one_error "PATH is empty; use / for everything"
done
run 0 -d a.db unread
out_is 2
run 0 -d a.db articles --in /
[ "$(wc -l <out)" -eq 2 ] || fail "/ should stand for everything"

# Text that is no UTF-8 goes nowhere; the name of a file may be anything.
bad=$(printf 'a\377b')
run 2 -d a.db search --json "$bad"
one_error "an argument is not UTF-8"
run 2 -d a.db articles --json --in "$bad"
one_error "--in: the value is not UTF-8"
run 2 -d a.db add "$url/feed.json" --title "$bad"
one_error "--title: the value is not UTF-8"
run 0 -d "$bad.db" unread
out_is 0
run 1 decode "$bad"
one_error "No such file or directory"

# An empty file, as mktemp leaves it, is a new database.
: >empty.db
run 0 -d empty.db unread
out_is 0
run 0 -d empty.db unread
run 1 -d /dev/null unread
one_error "gander: /dev/null: "

# Several that come first at once: a status bar and a timer.
for round in 1 2 3 4 5; do
    pids=
    for n in 1 2 3 4; do
        "$gander" -d "first-$round.db" unread >"first-$n" 2>&1 &
        pids="$pids $!"
    done
    wait $pids
    [ "$(cat first-[1-4] | sort -u)" = 0 ] || fail "each should have counted: $(cat first-[1-4])"
done

# An older gander's database is brought up to date by whatever command comes first, a newer one's is
# not touched, nor is another program's.
python3 - "$source/tests/unit/store/version-1.sql" <<'END'
import sqlite3, sys
def make(name, script):
    db = sqlite3.connect(name)
    db.executescript(script)
    db.close()
make("old.db", open(sys.argv[1], encoding="utf-8").read())
make("newer.db", "PRAGMA application_id = 0x67616e64; PRAGMA user_version = 9999; CREATE TABLE t(a)")
make("foreign.db", "CREATE TABLE t(a)")
END
for command in unread tree "articles --json" "show 1"; do
    cp old.db migrated.db
    run 0 -d migrated.db $command
    run 0 -d migrated.db check
    rm -f migrated.db*
done
for other in newer foreign; do
    cp $other.db before.db
    for command in unread "mark read --in /" sync; do
        run 1 -d $other.db $command
        one_error "gander: $other.db: not "
        cmp -s $other.db before.db || fail "the database was changed"
    done
done

# Standard output that is full or closed is an error, told if it can be, and not a word is written
# elsewhere; a reader that has seen enough is none to speak of.
cp a.db before.db
for command in --version --help "unread --help" unread "unread --json" tree "tree --json" articles \
    "articles --json" "search words" "show 1" "show 1 --format json" "source My/News" \
    "source My/News --json" "downloads --json" export "export --json" check "portal list" \
    "feed site/feed.json" "render site/feed.json" ""; do
    last_command="gander $command >/dev/full"
    "$gander" -d a.db $command <input >/dev/full 2>err
    [ $? -eq 1 ] || fail "a full disk should be an error"
    : >out
    one_error "no space left"
    last_command="gander $command >&-"
    "$gander" -d a.db $command <input >&- 2>err
    [ $? -eq 1 ] || fail "a closed standard output should be an error"
    one_error "standard output"
    "$gander" -d a.db $command <&- >&- 2>&-
    [ $? -eq 1 ] || fail "a closed standard output should be an error, with nothing open at all"
    { "$gander" -d a.db $command <input 2>err; echo $? >code; } | true
    case $(cat code) in [01]) ;; *) fail "0 or 1 was expected of a broken pipe" ;; esac
    [ ! -s err ] || fail "a broken pipe should not be told"
done
run 0 -d a.db check
for command in "feed -" "import -" "source My/News --credentials-file -"; do
    last_command="gander $command <&-"
    "$gander" -d a.db $command <&- >out 2>err
    [ $? -eq 1 ] || fail "a closed standard input should be an error"
    one_error "Bad file descriptor"
done

# Binary data are no page.
head -c 3000 /dev/urandom >noise
gzip -c "$source/README.md" >zipped
head -c 100000 "$gander" >program
for file in noise zipped program "$source/data/sample/img/goose.png"; do
    for command in extract render list feed import; do
        run 1 $command "$file"
        one_error "gander: $file: not "
    done
done
run 1 extract --url https://example.org/ - # nothing at all
one_error "gander: -: "

# Output is UTF-8 in any locale.
run 0 -d a.db articles
cp out want
for locale in C POSIX en_US.ISO-8859-1 nonsense; do
    LC_ALL=$locale run 0 -d a.db articles
    cmp -s want out || fail "the locale $locale should change nothing"
done

# Arguments of any length.
long=$(head -c 100000 /dev/zero | tr '\0' x)
run 0 -d a.db search "$long"
out_empty
run 1 -d a.db articles --in "$long"
one_error "not found"
run 1 -d a.db add "https://example.org/$long"
run 2 -d a.db show "$long"
run 2 "$long"
one_error "unknown command"
run 1 -d "$long" unread
one_error "File name too long"

# Progress is for terminals that can draw a line anew, and for nobody who asked for quiet.
progress() {
    TERM=$1 python3 - "$gander" $2 -d a.db sync --force <<'END'
import os, pty, subprocess, sys
master, slave = pty.openpty()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=slave)
os.close(slave)
shown = b""
try:
    while part := os.read(master, 4096):
        shown += part
except OSError:
    pass
sys.exit(child.wait() or (b"\x1b" in shown))
END
}
last_command="gander sync on a terminal"
progress xterm "" && fail "a terminal should be shown progress"
progress dumb "" || fail "a dumb terminal should get no escape sequences"
progress xterm -q || fail "--quiet should show no progress"
run 0 -d a.db sync --force
err_empty

# Messages on the temporary database do not name the user's.
GANDER_DATA_DIR=$work/nowhere run 1 --demo unread
one_error "$work/nowhere/sample/sample.opml: No such file or directory"
! grep -q gander.db err || fail "no database is at fault"
exit 0
