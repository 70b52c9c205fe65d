#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Saved views: added, listed, read, exported, removed; queries that cannot be used.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
python3 - <<'END'
import json
items = [("The bridge opens", "over the river"), ("Rain", "all day"), ("街道改造", "老街上的桥"),
         ("Snow on the bridge", "and ice")]
json.dump({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
    {"id": str(i), "url": "https://x.example/%d" % i, "title": t, "content_text": c,
     "date_published": "2026-01-0%dT12:00:00Z" % (i + 1)} for i, (t, c) in enumerate(items)]},
    open("site/news.json", "w"))
END
serve site
run 0 add "$url/news.json" --kind feed --title News

run 0 view list
out_empty
run 0 view list --json
json 'd == {"views": []}'

run 0 view add Bridges bridge
err_empty
out_empty
run 0 view add --in "My feeds" 老街 --json 老街 OR 'is:starred'
json 'd["unread"] == 1 and d["total"] == 1 and d["kind"] == "view" and not d["counting"]'
json 'd["path"] == "My feeds/老街" and d["query"] == "老街 OR is:starred" and "problem" not in d'
run 0 view list
grep -qE '^Bridges +2 +2  bridge$' out || fail "Bridges should have two articles"
run 0 view list --json
json '[v["title"] for v in d["views"]] == ["老街", "Bridges"]'
run 0 articles --view Bridges --json
json '[a["title"] for a in d["items"]] == ["Snow on the bridge", "The bridge opens"]'
run 0 articles --view "My feeds/老街" --unread --json
json 'len(d["items"]) == 1'
run 0 tree --json
json 'd["total"] == 4 and d["portals"][0]["total"] == 4 and d["portals"][1]["kind"] == "view"'

# Marks count at once, wherever they are set; a view is a place like others.
run 0 mark read --in Bridges
run 0 view list --json
json '[v["unread"] for v in d["views"]] == [1, 0]'
run 0 unread
out_is 2
run 0 articles --view Bridges --json
id=$(python3 -c 'import json; print(json.load(open("out"))["items"][0]["_gander"]["id"])')
run 0 mark star "$id"
run 0 view list --json
json '[v["total"] for v in d["views"]] == [2, 2]'

# Arriving articles.
python3 - <<'END'
import json
d = json.load(open("site/news.json"))
d["items"].append({"id": "9", "url": "https://x.example/9", "title": "Bridge of geese"})
json.dump(d, open("site/news.json", "w"))
END
run 0 sync --force
run 0 view list --json
json '[(v["unread"], v["total"]) for v in d["views"]] == [(1, 2), (1, 3)]'

# What cannot be used is refused, and changes nothing.
run 1 view add Bridges rain
one_error "Bridges: already exists"
run 2 view add Bad '(rain'
one_error "the bracket is not closed"
run 2 view add Bad in:Nowhere rain
one_error "no such portal, category or source: Nowhere"
run 2 view add Bad in:Bridges
one_error "a view, which in: cannot search: Bridges"
run 2 view add Bad is:muted
one_error "a view has no muted articles"
run 2 view add ' ' rain
one_error "the name is empty"
run 2 view add Bad
one_error "add takes a NAME and a QUERY"
run 2 view list Bad
one_error "list takes no name"
run 2 view remove
one_error "remove takes a NAME"
run 2 view remove Bridges --in News
one_error "only add takes --in"
run 2 view rename Bridges
one_error "rename is not one of list, add, remove"
run 1 view remove Nothing
one_error "Nothing: not found: no view of that name"
run 1 articles --view News
one_error "no view of that name"
run 2 articles --view Bridges --in News
one_error "either --in or --view"
run 0 view add --in "My feeds" Bridges rain
run 1 articles --view Bridges
one_error "several views have that name"
run 0 view remove "My feeds/Bridges"

# A path that is gone empties the view, which says so, and fills it when it is back.
run 0 category add "My feeds/Water"
run 0 view add Water in:\"My feeds/Water\"
run 0 category move "My feeds/News" --in "My feeds/Water"
run 0 view list --json
json '[v["total"] for v in d["views"] if v["title"] == "Water"] == [5]'
run 0 category rename "My feeds/Water" Ponds
run 0 view list
out_has "! no such portal, category or source: My feeds/Water"
run 0 tree --json
json 'd["problems"] == 1'
run 0 check
run 0 category rename "My feeds/Ponds" Water
run 0 view remove 老街
run 0 view list --json
json '[(v["title"], v["total"]) for v in d["views"]] == [("Bridges", 3), ("Water", 5)]'

# A path is one that --in takes.
run 0 view add --in "My feeds" 'a/b\c' rain --json
cp out view.json
path=$(python3 -c 'import json; print(json.load(open("view.json"))["path"])')
[ "$path" = 'My feeds/a\/b\\c' ] || fail "path: $path"
run 0 view remove "$path"

# An export brings views back.
run 0 view add --in "My feeds" 'A "quoted" <name>' 'title:"a & b" size:<500'
run 0 export
cp out all.opml
out_has '<outline text="Bridges" type="view" query="bridge"/>'
run 0 -d other.db import all.opml
out_is "1 source added
3 saved views added"
run 0 -d other.db export
cmp -s all.opml out || fail "the export of an import should be the same"
run 0 -d other.db import all.opml
out_is "0 sources added
1 source was there
3 saved views were there"
cat >broken.opml <<'END'
<opml version="2.0"><body><outline text="Half" type="view" query="(rain"/>
<outline type="view" query="no name"/></body></opml>
END
run 0 -d other.db import broken.opml
run 0 -d other.db sync
run 0 -d other.db view list
out_has "! the bracket is not closed"
out_lacks "no name"
run 0 -d other.db check
harmless
