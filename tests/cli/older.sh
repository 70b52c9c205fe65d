#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Older pages of a list, one by one, to the last.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
python3 - <<'END'
import json
def page(first, more):
    items = "".join('<li><a href="/p/%d.html">Number %d: what the city decided</a> '
                    '<span>2026-01-%02d</span></li>' % (n, n, n) for n in range(first, first - 8, -1))
    return {"body": "<html><title>News</title><ul>%s</ul>%s</html>" % (items, more),
            "headers": {"Content-Type": "text/html"}}
json.dump([dict(page(24, '<a href="/news/pages/2.html">下一页</a>'), target="/news/"),
           {"target": "/news/pages/2.html", "status": 404, "times": 1},
           dict(page(16, '<a href="3.html">下一页</a>'), target="/news/pages/2.html"),
           dict(page(8, ''), target="/news/pages/3.html")], open("script", "w"))
json.dump({"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": []},
          open("site/feed.json", "w"))
END
serve site script

run 0 add "$url/news/" --kind list --title News
run 0 add "$url/feed.json" --kind feed --title Feed
run 0 tree --json
json '[n["older"] for n in d["portals"][0]["children"] if n["kind"] == "list"] == [True]'
json 'all("older" not in n for n in d["portals"][0]["children"] if n["kind"] == "feed")'

# A page that cannot be had: told, tried again the next time, and no fault of the source.
run 3 sync --older My/News
err_has "HTTP 404"
run 0 source My/News --json
json '"problem" not in d and d["total"] == 8'
run 0 sync --older My/News
out_is "8 new articles"
err_empty
run 0 sync
run 0 sync --older My --json
json 'd["added"] == 8 and [s["title"] for s in d["sources"]] == ["News"]'
run 1 sync --older My/News
one_error "gander: My/News: not found: no further page"
run 0 articles --in My/News --json
json 'sorted(int(i["title"].split(":")[0].split()[1]) for i in d["items"]) == list(range(1, 25))'
run 0 source My/News
grep -qE '^Older pages +none$' out || fail "the end of the list should be told"

run 1 sync --older My/Feed
one_error "gander: My/Feed: not valid: no page that lists articles"
run 2 sync --older
one_error "--older needs a PATH"
exit 0
