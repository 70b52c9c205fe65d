#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Moving in from newsraft's list and from aggregators' exports, and with programs.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

serve "$source/data/sample/feeds"
feed=$url/city.xml

# Starred articles: their feed is added, a refresh does not bring them again, one step undoes it.
for kind in greader miniflux; do
    python3 "$source/tests/cli/import-others.py" $kind "$feed" >$kind.json || fail "no $kind.json"
done
run 0 -d g.db import --dry-run greader.json
out_has "5 articles collected"
run 0 -d g.db import greader.json
out_is "1 source added
5 articles added, 3 unread
5 articles collected
1 article left out"
run 0 -d g.db tree
out_has City
run 0 -d g.db articles --starred --json
json 'len(d["items"]) == 5 and all(i["title"] for i in d["items"])'
run 0 -d g.db import greader.json
out_lacks "added,"
total=$("$gander" feed "$source/data/sample/feeds/city.xml" | grep -c '"id"')
run 0 -d g.db sync
run 0 -d g.db tree --json
json "d['total'] == $total"
run 0 -d g.db check
run 0 -d g2.db import greader.json
run 0 -d g2.db undo
run 0 -d g2.db articles --starred
out_empty
run 0 -d g2.db tree
out_empty
run 0 -d m.db import miniflux.json
out_is "1 source added
5 articles added, 3 unread
2 articles collected"

# Anything else is one error.
for text in '{' '[]' '{"items": 3}' '{"items": [1, null, {}, {"origin": []}]'; do
    printf '%s' "$text" >bad.json
    run 1 -d m.db import bad.json
    one_error "bad.json: not valid: "
done
printf '{"items": [1, null, {}, {"origin": [], "title": {}}], "entries": [[]]}' >odd.json
run 0 -d m.db import odd.json
out_has "0 sources added"

# newsraft's list: sections, titles; settings and commands are left out.
mkdir raft
cat >raft/feeds <<'END'
# feeds
http://127.0.0.1:9/1.xml "One \ 雁" < reload-period 60
@ Tech < item-rule "x"
http://127.0.0.1:9/2.xml
$(cat feed.xml) "Of a command"
@
gopher://127.0.0.1/ "No"
END
run 0 -d r.db import raft
cat >want <<'END'
2 sources added

Left out:
raft/feeds:2: settings are not taken over: < reload-period 60
raft/feeds:3: settings are not taken over: < item-rule "x"
raft/feeds:5: gander import --programs takes over commands: $(cat feed.xml) "Of a command"
raft/feeds:7: gander fetches only http and https: gopher://127.0.0.1/
END
cmp -s want out || fail "the report should be: $(cat want)"
run 0 -d r.db tree --json
json '[(n["title"], n["kind"]) for n in d["portals"][0]["children"]] == [("One \\ 雁", "feed"), ("Tech", "category")]'

# Programs and filters only if asked for, with a shell only where newsboat's needs one.
mkdir nb
cat >nb/urls <<END
exec:$work/feed.sh news
"exec:~/feed.sh | cat" news
filter:cat:$feed news "~Filtered"
END
cat >feed.sh <<END
#!/bin/sh
cat "$source/data/sample/feeds/city.xml"
END
chmod +x feed.sh
cp feed.sh "$HOME/"
run 1 -d p.db import nb/urls
run 0 -d p.db import --programs nb
out_has "3 sources added"
run 0 -d p.db sync
err_empty
run 0 -d p.db tree --json
json 'sorted(n["total"] > 0 for n in d["portals"][0]["children"][0]["children"]) == [True, True, True]'
run 0 -d p.db source "My feeds/news/Filtered"
out_has cat
exit 0
