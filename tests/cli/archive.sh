#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Subscribing, refreshing, reading and marking, over a server that has the sample portal.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# Nothing yet: everything works and has nothing to say.
run 0 tree
out_empty
run 0 articles
out_empty
run 0 articles --json
json 'd["version"] == "https://jsonfeed.org/version/1.1" and d["items"] == []'
run 0 unread
out_is 0
run 0 search goose
out_empty
run 0 sync
out_is "0 new articles"
run 0 export
out_has '<opml version="2.0"'
run 0 check
err_empty
out_has "0 sources, 0 due now"

# A database belongs to its user alone.
[ "$(stat -c %a "$HOME/.local/share/gander/gander.db")" = 600 ] || fail "the database should be 0600"

serve "$source/data/sample"
texts() { python3 -IS -c 'import os, sqlite3
print(sqlite3.connect(os.environ["HOME"] + "/.local/share/gander/gander.db").execute(
    "SELECT count(*) FROM body WHERE typeof(content) = ? AND length(content) > 999", ("text",)).fetchone()[0])'; }
cp "$source/data/sample/sample.opml" sample.opml
sed "s,\(xmlUrl\|htmlUrl\)=\",&$url/,g" sample.opml >portal.opml

run 0 portal add ./portal.opml
out_has "sources added"
run 0 portal list
out_has Goosewater
out_has hengyang
run 0 check
grep -qE '^Sources +([0-9]+) sources, \1 due now$' out || fail "new sources should all be due"
run 0 sync
err_empty
grep -qE '^[1-9][0-9]+ new articles$' out || fail "there should be new articles"
tries=0 # each refresh compresses for a twentieth of the time that it takes
until [ "$(texts)" -eq 0 ]; do
    tries=$((tries + 1))
    [ $tries -le 50 ] || fail "refreshes should leave no long text uncompressed"
    run 0 sync --force
done
run 0 sync --json --force
json 'd["failed"] == 0 and len(d["sources"]) > 20'
json 'd["added"] == 0 and all("error" not in s for s in d["sources"])'

run 0 unread
unread=$(cat out)
[ "$unread" -gt 50 ] || fail "there should be unread articles"
run 0 unread --json
json "d['unread'] == $unread and d['total'] == $unread and d['problems'] == 0"
run 0 tree --json
json "d['unread'] == $unread and d['portals'][0]['title'] == 'Goosewater'"
json 'sum(n["unread"] for n in d["portals"][0]["children"]) == d["unread"]'
run 0 tree
grep -qE "^Goosewater +$unread +$unread$" out || fail "the portal's line should count all"
grep -qE '^      Basic Education +[0-9]+ +[0-9]+$' out || fail "a source's line is missing"

# Lists: a prefix of a path is enough; limits; order.
run 0 articles --in Goosewater/Life/Edu --limit 3
[ "$(wc -l <out)" -eq 3 ] || fail "three lines were expected"
run 0 articles --in Goose/Life --json
json 'len(d["items"]) > 5 and all(i["_gander"]["path"][:2] == ["Goosewater", "Life"] for i in d["items"])'
json 'all(i["id"] and (i.get("content_html") or i.get("content_text")) for i in d["items"])'
json 'all(set(i["_gander"]) >= {"id", "read", "starred", "tags", "source", "path"} for i in d["items"])'
run 0 articles --json
json "len(d['items']) == $unread"
json '[i["date_published"][:10] for i in d["items"] if "date_published" in i] == sorted((i["date_published"][:10] for i in d["items"] if "date_published" in i), reverse=True)'
run 0 articles --limit 0
[ "$(wc -l <out)" -eq "$unread" ] || fail "all articles were expected"
run 1 articles --in Goosewater/Nowhere
one_error "gander: Goosewater/Nowhere: not found"

# Marking changes counts and lists, and can name a whole category.
id=$(awk 'NR == 1 { print $1 }' out)
run 0 articles --limit 1
id=$(awk '{ print $1 }' out)
run 0 mark read "$id"
out_is "1 article changed"
run 0 unread
out_is $((unread - 1))
run 0 mark read "$id"
out_is "0 articles changed"
run 0 mark star "$id"
run 0 articles --starred --json
json "len(d['items']) == 1 and d['items'][0]['_gander']['id'] == $id and d['items'][0]['_gander']['read']"
run 0 mark unstar "$id"
run 0 articles --starred
out_empty
run 0 mark unread "$id"
run 0 mark read --in Goosewater
out_is "$unread articles changed"
run 0 unread
out_is 0
run 0 articles --unread
out_empty
run 0 mark unread --in Goosewater/Life
run 1 mark read 999999
one_error "gander: 999999: not found"
run 2 mark read twelve
one_error "gander: twelve: not a number as shown in lists"
run 2 mark read
one_error "name either articles or --in PATH"
run 2 mark eaten 1
one_error "eaten is not one of read, unread, star, unstar"

# A filter that can only find nothing is told, and not as an empty list.
for form in "" --json; do
    run 2 search $form goose in:NoSuchPath
    one_error "gander: no such portal, category or source: NoSuchPath, at column 7"
    run 2 search $form is:nothing
    one_error "not nothing, at column 1"
    run 2 search $form goose since:tomorrow
    one_error "gander: not a day as in 2025-06-30, today, yesterday, 3d, 2w, 6m or 1y: tomorrow, at column 7"
    run 2 search $form 夜校 '(goose'
    one_error "gander: the bracket is not closed, at column 4"
done
run 0 search http://goose.example 10:30 foo:bar
out_empty

# By match: a title with the word before newer articles; the option overrides the query.
run 0 search goose --sort match --limit 1
out_has 'Goose Letter Tower'
run 0 search goose sort:match --json --limit 1
json 'len(d["items"]) == 1 and "Goose Letter Tower" in d["items"][0]["title"]'
run 0 search goose sort:match --sort date
cp out by-date
run 0 search goose
cmp -s by-date out || fail "--sort should override the query"

# One article, in every form.
run 0 search 'Breakfast Clubs'
grep -q 'Breakfast Clubs' out || fail "the article should be found"
id=$(awk '/Breakfast Clubs/ { print $1; exit }' out)
run 0 show "$id" --width 60
grep -qx 'Home › Life › Education › Basic Education' out || fail "the page's breadcrumb should be shown"
out_has 'Breakfast Clubs Now Open in All 23 Primary Schools of'
out_has 'Editor: Lu Anqi'
out_has 'Date: 2026-11-10'
out_has 'Retired'
! grep -qE '.{61}' out || fail "a line is wider than 60 cells"
run 0 show "$id" --format markdown
out_has '# Breakfast Clubs'
run 0 show "$id" --format html
out_has '<p>'
run 0 show "$id" --format json
json 'd["title"].startswith("Breakfast Clubs") and "millet" in d["content_html"]'
run 0 show "$id" --format ansi
LC_ALL=C grep -q "$(printf '\033')\[" out || fail "ansi should have colours"
run 1 show 999999
one_error "gander: 999999: not found"
for setting in ascii linear; do
    echo "$setting on" >config
    run 0 show "$id" -c config
    out_has 'Home > Life > Education > Basic Education'
    ! grep -qE '›|│' out || fail "$setting should mean ASCII between the parts of a line"
    run 0 mark star "$id"
    run 0 articles -c config --starred
    grep -qE "^ +$id \*# 2026-11-10" out || fail "$setting should mean marks in ASCII"
    run 0 mark unstar "$id"
done

# Chinese words of two characters are found.
run 0 search 夜校
[ -s out ] || run 0 search 水务
[ -s out ] || fail "a Chinese word should be found"

# Accents make no difference.
run 0 search goose
cp out unmarked
run 0 search ＧÖóse
cmp -s out unmarked || fail "an accent should make no difference"

# Export and import give the same tree.
run 0 export
cp out exported.opml
run 0 -d second.db import exported.opml
run 0 -d second.db tree
cut -c1-40 out | sed 's/^ *//' | sort >second
run 0 tree
cut -c1-40 out | sed 's/^ *//' | sort >first
missing=$(sed 's/ *[0-9]* *[0-9]*$//' first | sort -u | while read -r line; do
    grep -qF "$line" second || echo "$line"
done)
[ -z "$missing" ] || fail "lost on the way out and in: $missing"
run 0 export --json --in Goosewater/Life
json 'len(d["items"]) > 5'
run 2 export --json --opml
one_error "either --format, --opml or --json"

# A page's menu is a portal too; a feed is found behind a page; what is there is not added again.
run 0 -d third.db portal add "$url/"
grep -qE '^[1-9][0-9]+ sources added$' out || fail "the page's menu should be added"
run 0 -d third.db tree
out_has "Basic Education"
run 1 -d third.db portal add no-such-portal
one_error "gander: no-such-portal: not found: no bundled portal of that name"
run 1 -d third.db add "$url/nothing"
one_error "the server answered with an error"
run 0 -d third.db add "$url/feeds/city.xml" --title "Town Desk"
out_is "added: Town Desk"
run 1 -d third.db add "$url/feeds/city.xml"
one_error "already exists"
run 0 -d third.db tree
out_has "Town Desk"

# Removal takes everything along.
run 0 portal remove Goosewater
run 0 tree
out_empty
run 0 unread
out_is 0
run 0 check

# Notes have no title: a caption in lists and articles, null in JSON.
mkdir notes
cat >notes/feed.xml <<'END'
<rss version="2.0"><channel><title>Notes</title><link>https://n.example/</link>
<item><guid>https://n.example/1</guid><description>The &lt;b&gt;ferry&lt;/b&gt; was late.</description></item>
</channel></rss>
END
stop_servers
serve "$work/notes"
run 0 add "$url/feed.xml"
run 0 articles
out_has "The ferry was late."
id=$(awk '{ print $1 }' out)
run 0 show "$id"
out_has "The ferry was late."
run 0 show "$id" --format json
json '"title" not in d and "ferry" in d["content_html"]'
run 0 articles --json
json '"title" not in d["items"][0]'
json '"date_published" not in d["items"][0] and d["items"][0]["_gander"]["date"].endswith("Z")'
exit 0
