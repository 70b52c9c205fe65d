#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pasted addresses; imported lists with invalid entries; adding, moving, renaming and removing of
# categories.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# titles: the tree in one line, a dot for each level.
titles() {
    "$gander" tree --json | python3 -IS -c '
import json, sys
def walk(nodes, depth):
    for n in nodes:
        print("." * depth + n["title"], end=" ")
        walk(n.get("children", []), depth + 1)
walk(json.load(sys.stdin)["portals"], 0)'
}
tree_is() {
    [ "$(titles)" = "$1 " ] || fail "the tree should be: $1; it is: $(titles)"
    run 0 check
}

# Entries that an import leaves out are listed by title, with the reason.
cat >list.opml <<'END'
<opml version="2.0"><body>
<outline text="Pond"><outline text="Geese" type="rss" xmlUrl="feed:https://geese.example/feed"/>
<outline text="Ducks" type="rss" xmlUrl="ducks.example/feed.xml"/></outline>
<outline text="Burrow" type="rss" xmlUrl="gopher://burrow.example/1"/>
<outline text="Disk" type="rss" xmlUrl="file:///etc/passwd"/>
<outline text="Secret" type="rss" xmlUrl="ftp://me:secret@burrow.example/1"/>
<outline text="Blank" type="rss" xmlUrl=""/>
<outline text="Pond" type="rss" xmlUrl="https://pond.example/feed"/>
<outline text="Empty"/>
</body></opml>
END
run 0 import list.opml
out_is "3 sources added"
err_has "list.opml: Burrow: gander fetches only http and https: gopher://burrow.example/1"
err_has "list.opml: Disk: gander fetches only http and https: file:///etc/passwd"
err_has "list.opml: Blank: it has no address"
err_has "4 entries left out"
grep -q secret err && fail "a password was printed"
tree_is "My feeds .Pond ..Geese ..Ducks .Pond .Empty"
run 0 export
out_has 'xmlUrl="https://geese.example/feed"'
out_has 'xmlUrl="https://ducks.example/feed.xml"'
out_has '<outline text="Empty"/>'
out_lacks file:

# An export comes back as what it was, order, portals and empty categories included.
cp out again.opml
run 0 import again.opml
out_is "0 sources added
3 sources were there"
tree_is "My feeds .Pond ..Geese ..Ducks .Pond .Empty"
run 0 -d other.db import again.opml
out_is "3 sources added"
run 0 -d other.db export
cmp -s again.opml out || fail "the export of an import should be the same"

# A source that has told no title yet is called by its address.
printf 'https://untitled.example/feed Pond # a comment\n' >urls
run 0 -d urls.db import urls
run 0 -d urls.db tree
out_has '    https://untitled.example/feed '
run 0 -d urls.db tree --json
out_has '"title": "https://untitled.example/feed"'
printf '<opml><body><outline text="Geese" xmlUrl="https://geese.example/feed"/><outline te' >cut.opml
run 0 import -n cut.opml
err_has "cut.opml: the file ends early: what follows is missing"
run 1 add 'exec:feed https://geese.example/'
err_has "a command and no web address (gander add has --program and --filter)"
run 1 add "file://$work/a.xml"
err_has "files are not fetched (gander add --program takes cat FILE): $work/a.xml"

# Categories. A category is meant before a source of its title.
run 0 category add "My feeds/Lake/Deep"
run 1 category add "My feeds/Lake"
one_error "already exists"
run 0 category move "My feeds/Lake" --before "My feeds/Pond"
tree_is "My feeds .Lake ..Deep .Pond ..Geese ..Ducks .Pond .Empty"
run 0 category move "My feeds/Pond/Geese" --after "My feeds/Pond/Ducks"
run 0 category move "My feeds/Empty" --in "My feeds/Lake/Deep"
run 0 category rename "My feeds/Lake/Deep/Empty" "Not so empty"
tree_is "My feeds .Lake ..Deep ...Not so empty .Pond ..Ducks ..Geese .Pond"
run 0 category move "My feeds/Lake" --after "My feeds"
tree_is "My feeds .Pond ..Ducks ..Geese .Pond Lake .Deep ..Not so empty"
run 0 category remove Lake/Deep
tree_is "My feeds .Pond ..Ducks ..Geese .Pond Lake"
run 1 category move "My feeds" --in "My feeds/Pond"
one_error "gander: My feeds: "
run 1 category move "My feeds/Pond/Ducks" --before Lake
one_error "a source belongs in a portal or a category"
run 1 category remove "My feeds/Nothing"
one_error "not found"
run 2 category rename "My feeds/Pond"
one_error "rename takes a PATH and a NAME"
run 2 category move "My feeds/Pond"
one_error "move takes one of"
run 2 category add //
one_error "the name is empty"
run 2 category sort Lake
one_error "sort is not one of add, rename, move, remove"

# A new source makes the categories that it goes to.
serve "$source/data/sample"
run 1 add "$url/none.xml" --in Brook/Upper
run 1 add "$url/sample.opml"
one_error "a list of feeds (OPML): gander portal add takes it"
run 0 tree
out_lacks Brook
run 0 add "$url/feeds/city.xml" --in Brook/Upper
run 0 add " feed:$url/feeds/river.json
" --in Brook/Upp
run 0 add "${url#http://}/feeds/sport.atom" --in Brook
run 0 articles --in Brook/Upper --limit 1
[ -s out ] || fail "the new source should have articles"
tree_is "My feeds .Pond ..Ducks ..Geese .Pond Lake Brook .Upper ..Goosewater: City Desk ..Goosewater: The River .Goosewater: Sport"
run 1 add "gopher://burrow.example/"
one_error "not a web address"
run 0 check

# Of several feeds of a page the first is taken, and the others are named.
mkdir site
cp "$source/data/sample/feeds/city.xml" site/comments.xml
cp "$source/data/sample/feeds/sport.atom" site/sport.atom
cp "$source/data/sample/feeds/health.atom" site/health.atom
cat >site/index.html <<'END'
<html><head><title>Both</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml">
<link rel="alternate" type="application/atom+xml" title="Sport" href="sport.atom">
<link rel="alternate" type="application/atom+xml" title="Health" href="health.atom">
</head><body></body></html>
END
stop_servers
serve "$work/site"
run 0 add "$url/index.html" --in Two
err_has "the page has other feeds, too:"
err_has "gander add $url/health.atom"
err_has "gander add $url/comments.xml"
run 0 tree
out_has "Goosewater: Sport"
[ "$(grep -c comments err)" -le 1 ] || fail "the comments should be named once"

# A front page becomes a list, and the portal of its site is named.
cat >site/index.html <<'END'
<html><head><title>The Pier</title></head><body>
<nav><a href="/news/">News</a><a href="/life/">Life</a><a href="/sea/">Sea</a></nav><ul>
<li>2026-11-20 <a href="/n/1.html">The bridge opens again after three months</a></li>
<li>2026-11-19 <a href="/n/2.html">The council votes for a night bus to the port</a></li>
<li>2026-11-18 <a href="/n/3.html">Rain until Sunday, then a week of fog</a></li>
</ul></body></html>
END
run 0 add "$url/" --in Three
out_has "added: The Pier"
err_has "gander portal add $url/"

# Addresses are another command's matter.
run 2 import https://example.org/list.opml
one_error "gander portal add"
