#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Moving in from newsboat and newsraft: what each thing becomes, twice, undone, damaged, and with a
# home that newsboat itself has made.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"
make_archive() {
    python3 "$source/tests/cli/import-newsboat.py" "$1" "$2" || fail "no $1 archive was made"
}

# The home of a reader that was used.
mkdir nb
cat >nb/urls <<'END'
http://127.0.0.1:9/a.xml news tech
http://127.0.0.1:9/b.xml tech "~My title"
"query:Unread tech:unread = \"yes\" and tags # \"tech\""
"query:Odd:unread_count > 3"
exec:~/bin/feed
END
make_archive newsboat nb/cache.db
cksum nb/* >before

# A dry run says the same, and changes nothing.
run 0 -d a.db import --dry-run nb
err_empty
out_has "A dry run: nothing was changed."
grep -v -e '^A dry run' -e '^$' out >dry
run 0 -d a.db tree
out_empty
run 1 -d a.db undo
one_error "nothing to undo"

run 0 -d a.db import nb
err_empty
harmless
grep -v '^$' out | cmp -s - dry || fail "the dry run should have said this"
cat >want <<'END'
2 sources added
2 saved views added
7 articles added, 5 unread
2 tags given
1 deleted article stays away
2 articles left out

Left out:
nb/urls:5: gander import --programs takes over commands: exec:~/bin/feed
nb/urls:4: Odd: gander has no search like this: unread_count > 3
nb: articles of a feed without subscription: exec:~/bin/feed
nb: articles of a feed without subscription: http://127.0.0.1:9/gone.xml
END
cmp -s want out || fail "the report should be: $(cat want)"
cksum nb/* | cmp -s - before || fail "newsboat's files should be unchanged"
run 0 -d a.db tree --json
json '[(n["title"], [c["title"] for c in n.get("children", [])]) for n in d["portals"][0]["children"]] == [
    ("news", ["Feed & A"]), ("tech", ["My title"]), ("tech", []), ("Unread tech", [])]'
json 'd["unread"] == 5 and d["total"] == 6'
run 0 -d a.db articles --json
harmless
json '{i["title"]: i["_gander"]["read"] for i in d["items"] if "goose" in i["title"]} == {
    "Unread goose": False, "Read goose": True}'
json 'not any(i["title"] == "Deleted" for i in d["items"])'
json '[sorted(i["_gander"]["tags"]) for i in d["items"] if i["title"] == "Flagged"] == [["flag-a", "flag-shift-s"]]'
json 'all("\x1b" not in i["title"] and "\u202e" not in i["title"] for i in d["items"])'
run 0 -d a.db articles --json --limit 100 --in "My feeds/news"
json '[i["date_published"] for i in d["items"] if i["title"] == "Unread goose"] == ["2023-11-14T22:13:21Z"]'
id=$("$gander" -d a.db articles --in "My feeds/news" | grep "Unread goose" | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
run 0 -d a.db show "$id" --format json
json 'd["content_html"] == "<p>Text</p>" and d["authors"][0]["name"] == "A. Author"'
json 'd["attachments"][0]["url"] == "http://127.0.0.1:9/1.mp3"'
run 0 -d a.db articles --view "Unread tech" --json
json 'len(d["items"]) == 5'
run 0 -d a.db check

# Again, it changes nothing.
"$gander" -d a.db articles --json --limit 100 >articles
run 0 -d a.db import nb
out_has "0 sources added"
out_has "7 articles were there"
out_lacks "articles added"
out_lacks "marked as read"
"$gander" -d a.db articles --json --limit 100 | cmp -s - articles || fail "nothing should change"

# One step takes all of it back, and another brings it again.
run 0 -d a.db undo
out_is "Undone: import of nb"
run 0 -d a.db tree
out_empty
run 0 -d a.db tags
out_empty
run 0 -d a.db check
run 0 -d a.db redo
"$gander" -d a.db articles --json --limit 100 | cmp -s - articles || fail "all should be there again"
run 0 -d a.db check

# Articles for a source that is there already: only they are undone.
run 0 -d b.db import nb/urls
err_has "gander: nb/urls:5: gander import --programs takes over commands: exec:~/bin/feed"
out_has "2 sources added"
run 0 -d b.db import nb/cache.db
out_has "7 articles added, 5 unread"
run 0 -d b.db undo
run 0 -d b.db articles
out_empty
run 0 -d b.db tree
out_has "My title"
run 0 -d b.db redo
run 0 -d b.db unread
out_is 5
run 0 -d b.db check

# Split directories, from either of them, and from the user's home.
mkdir -p split/.config/newsboat split/.local/share/newsboat
cp nb/urls split/.config/newsboat/
cp nb/cache.db split/.local/share/newsboat/
for directory in split split/.config/newsboat split/.local/share/newsboat; do
    rm -f c.db*
    run 0 -d c.db import $directory
    out_has "7 articles added"
done

# Damage: one error each, and the rest is imported.
mkdir damaged
cp nb/urls damaged/
head -c 20000 nb/cache.db >damaged/cache.db
run 3 -d d.db import damaged
err_has "damaged/cache.db"
[ "$(wc -l <err)" -eq 1 ] || fail "one line should be on standard error"
out_has "2 sources added"
python3 -c 'open("damaged/urls", "wb").write(bytes(range(256)))'
cp nb/cache.db damaged/
run 3 -d b.db import damaged
err_has "gander: damaged/urls:"
out_has "7 articles were there"
printf 'not a database, which is said once\n' >damaged/cache.db
run 1 -d e.db import damaged/cache.db
one_error "damaged/cache.db"
mkdir nothing
run 1 -d e.db import nothing
one_error "neither newsboat's files nor newsraft's are there"
python3 -c 'import sqlite3; sqlite3.connect("other.db").execute("CREATE TABLE t(x)")'
run 1 -d e.db import other.db
one_error "a database, but neither newsboat's nor newsraft's"
mkfifo fifo
mkdir pipe
cp nb/urls pipe/
ln -s ../fifo pipe/cache.db
run 3 -d e.db import pipe
err_has "not a regular file"

# Generated columns, and a view in the place of a table, are not evaluated.
python3 - <<'END'
import sqlite3
d = sqlite3.connect("hostile.db")
d.execute("CREATE TABLE rss_feed(rssurl, title)")
d.execute("CREATE TABLE rss_item(id, feedurl, pubDate, unread, title AS (zeroblob(900000000)))")
d.execute("INSERT INTO rss_item(id, feedurl, pubDate) VALUES(1, 'http://127.0.0.1:9/a.xml', 1)")
d.commit()
v = sqlite3.connect("view.db")
v.execute("CREATE TABLE rss_feed(rssurl, title)")
v.execute("CREATE VIEW rss_item AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
          " SELECT i AS rowid, 'http://127.0.0.1:9/a.xml' AS feedurl, 1 AS pubDate FROM n")
v.commit()
END
run 0 -d b.db import hostile.db
out_has "1 article added"
run 1 -d b.db import view.db
one_error "a database, but neither newsboat's nor newsraft's"

# Forty thousand articles, so that an import takes several transactions.
mkdir large
for i in 0 1 2 3 4 5 6 7 8 9; do
    echo "http://127.0.0.1:9/$i.xml many"
done >large/urls
make_archive large large/cache.db
run 0 -d l.db import large
out_has "40000 articles added, 26666 unread"
run 0 -d l.db unread
out_is 26666
run 0 -d l.db check

# Others read and write meanwhile.
run 0 -d o.db import large/urls
"$gander" -d o.db import large >imported 2>&1 &
import=$!
until run 0 -d o.db unread && ! grep -qx 0 "$work/out"; do
    kill -0 "$import" || fail "the import ended without articles"
done
run 0 -d o.db mark star 1
wait "$import"
run 0 -d o.db tree --json
json 'd["starred"] == 1 and d["total"] == 40000'

# What a killed import has done is one change; repeating it does the rest.
# Interrupts an import when a part of it is seen; fails if it ended before.
interrupt_import() {
    rm -f m.db m.db-wal m.db-shm
    run 0 -d m.db import large/urls
    "$gander" -d m.db import large >killed 2>&1 &
    import=$!
    until run 0 -d m.db unread && ! grep -qx 0 "$work/out"; do
        kill -0 "$import" || return 1
    done
    kill -9 "$import"
    wait "$import"
    run 0 -d m.db unread
    ! grep -qx 26666 "$work/out"
}
tries=0
until interrupt_import; do
    tries=$((tries + 1))
    [ $tries -lt 10 ] || fail "nothing is seen of an import under way"
done
run 0 -d m.db tree --json
json '0 < d["total"] < 40000'
run 0 -d m.db check
run 0 -d m.db undo
out_has "import of large"
run 0 -d m.db unread
out_is 0
run 0 -d m.db redo
run 0 -d m.db import large
run 0 -d m.db unread
out_is 26666
run 0 -d m.db check

# newsraft's database.
mkdir raft
echo "http://127.0.0.1:9/a.xml" >feeds
make_archive newsraft raft/newsraft.sqlite3
run 0 -d r.db import feeds
run 0 -d r.db import raft
out_has "2 articles added, 1 unread"
out_has "1 article collected"
run 0 -d r.db articles --starred
out_has Starred
run 0 -d r.db search "Long text" --json
json 'len(d["items"]) == 1'

# Its configuration: a new file for gander, or lines to add; rules, stars and filters; secrets stay.
mkdir conf
cp nb/urls nb/cache.db conf/
cat >conf/config <<'END'
browser "w3m %u"
bind-key j down
macro y set browser "mpv %u &" ; open-in-browser
color listnormal_unread yellow default bold
ignore-article "*" "title =~ \"spam\""
ignore-article "http://127.0.0.1:9/b.xml" "guid = 1"
define-filter "With flag" "flags # \"a\""
feedhq-flag-star "S"
feedhq-password "secret"
use-proxy yes
text-width 72
pager `which less`
END
config=$HOME/.config/gander/config
run 0 -d f.db import --dry-run conf
[ ! -e "$config" ] || fail "a dry run should write no settings"
cp out dry
run 0 -d f.db import conf
err_empty
out_lacks secret
grep -v '^A dry run' dry | grep -v '^$' >want
grep -v '^$' out | cmp -s - want || fail "the dry run should have said this"
for line in "1 rule added" "3 saved views added" "1 article collected" \
    "conf/config:6: gander has no search like this: ignore-article http://127.0.0.1:9/b.xml guid = 1" \
    "conf/config:9: accounts are added by gander account add: feedhq-password" \
    "conf/config:10: proxies are taken from the environment: use-proxy" \
    "conf/config:11: gander has no setting like this: text-width" \
    "conf/config:12: gander has no setting like this: pager" \
    "Settings for the new file $config:"; do
    out_has "$line"
done
cat >want <<'END'
keymap newsboat
browser "w3m %s"
bind "j" down
macro "y" run-behind "mpv %u"
color unread yellow default bold
END
cmp -s want "$config" || fail "the settings should be: $(cat want)"
[ "$(stat -c %a "$config")" = 600 ] || fail "the settings should be private"
run 0 -d f.db rule list
out_has 'title:"spam"'
run 0 -d f.db articles --starred
out_has Flagged
run 0 -d f.db import conf
out_has "1 rule was there"
out_lacks "Settings"
echo "# mine" >"$config"
run 0 -d f.db import conf
out_has "Settings to add to $config, as you like:"
out_has 'browser "w3m %s"'
[ "$(cat "$config")" = "# mine" ] || fail "a file of the user's should stay"
run 0 -d f.db undo

run 0 -d f.db rule list
out_empty
rm "$config"

# Files that the configuration includes, also in circles.
mkdir -p user/.newsboat/themes
echo "http://127.0.0.1:9/a.xml" >user/.newsboat/urls
printf 'include themes/dark # comment\ninclude "~/.newsboat/keys"\ninclude none\nbind-key k up\n' \
    >user/.newsboat/config
printf 'color listnormal_unread blue default\ntext-width 3\n' >user/.newsboat/themes/dark
printf 'bind-key j down\ninclude config\n' >user/.newsboat/keys
run 0 -d i.db import --dry-run user
out_has 'color unread blue default
bind "j" down'
out_has "config:1: themes/dark:2: gander has no setting like this: text-width"
out_has "config:3: the file cannot be read: include none"
out_has 'bind "k" up'
run 0 -d i.db import --dry-run user/.newsboat
out_has 'bind "j" down'

# A home made by newsboat: after the import a refresh brings nothing, and the counts are the same.
command -v newsboat >/dev/null || skip "newsboat is not there for the last part"
serve "$source/data/sample/feeds"
mkdir own
for feed in briefs.xml city.xml council.atom features.atom food.xml goose-radio.xml; do
    echo "$url/$feed sample"
done >own/urls
newsboat_own() {
    newsboat -u own/urls -c own/cache.db -C /dev/null "$@"
}
newsboat_own -x reload || fail "newsboat cannot reload"
python3 - <<'END'
import sqlite3
d = sqlite3.connect("own/cache.db")
d.execute("UPDATE rss_item SET unread = 0 WHERE id % 3 = 0")
d.commit()
END
unread=$(newsboat_own -x print-unread | sed 's/ .*//')
[ "$unread" -gt 5 ] || fail "newsboat should have unread articles"
run 0 -d own.db import own
run 0 -d own.db unread
out_is "$unread"
"$gander" -d own.db articles --json --limit 1000 >articles
run 0 -d own.db sync
out_is "0 new articles"
run 0 -d own.db unread
out_is "$unread"
run 0 -d own.db articles --json --limit 1000
json "[i['_gander']['id'] for i in d['items']] == [i['_gander']['id'] for i in json.load(open('articles'))['items']]"
run 0 -d own.db check
exit 0
