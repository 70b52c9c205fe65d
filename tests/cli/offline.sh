#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Going offline: complete texts are fetched, missing ones reported, stored ones listed.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

mkdir site
python3 - <<'END'
import json
def feed(title, items):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items})
long = "<p>A long text of a page, and of herons.</p>" * 40
page = "<html><title>Page</title><article>%s</article></html>" % long
html = {"Content-Type": "text/html"}
json.dump([{"target": "/news.json", "body": feed("News", [
              {"id": "1", "url": "/1.html", "title": "一 teaser", "summary": "short"},
              {"id": "2", "url": "/2.html", "title": "A whole one", "content_html": long},
              {"id": "3", "url": "/3.html", "title": "Gone", "summary": "short"},
              {"id": "4", "url": "/4.html", "title": "Lost", "summary": "short"}])},
           {"target": "/more.json", "body": feed("More", [
              {"id": "5", "url": "/5.html", "title": "Refused", "summary": "short"}])},
           {"target": "/1.html", "body": page, "headers": html},
           {"target": "/2.html", "body": page, "headers": html},
           {"target": "/3.html", "status": 404}, {"target": "/4.html", "status": 404},
           {"target": "/5.html", "status": 412}], open("script", "w"))
END
serve site script
printf 'page-budget 0\n' >config
g() {
    expected=$1
    shift
    run "$expected" -c config "$@"
}
g 0 add "$url/news.json" --kind feed --title 新闻
g 0 add "$url/more.json" --kind feed --title More
g 0 articles --offline
out_has "A whole one"
out_lacks "teaser"
g 0 articles --offline --json
json '[i["title"] for i in d["items"]] == ["A whole one"] and d["items"][0]["_gander"]["offline"]'
g 0 articles --json
json 'sorted(i["_gander"]["offline"] for i in d["items"]) == [False] * 4 + [True]'

# No page was asked for so far; now all of them are.
[ "$(grep -c "\.html" requests)" -eq 0 ] || fail "no page should have been fetched"
g 0 sync --full-text
for line in "0 new articles" "Ready to be read offline: 2 of 5 articles" \
    "3 pages could not be fetched:" "  1 site blocks automated access" \
    "  2 the server answered with an error (HTTP 404)" "By source:" "  1 More" "  2 新闻"; do
    out_has "$line"
done
out_lacks "By article:"
g 0 sync --full-text --force -v
out_has ": 127.0.0.1 answers HTTP 404: not found"
out_has "By article:"
g 0 sync --full-text --force --json
json 'd["failed"] == 0 and d["articles"] == 5 and d["offline"] == 2 and len(d["pages_failed"]) == 3'
json '{p["title"]: p["error"]["code"] for p in d["pages_failed"]} == {"Gone": "http", "Lost": "http", "Refused": "refused"}'
g 0 sync --json
json '"offline" not in d and len(d["sources"]) == 2'

# Pages of what a search finds, without a refresh.
g 0 -d two.db add "$url/news.json" --kind feed --title 新闻
g 0 -d two.db add "$url/more.json" --kind feed --title More
: >requests
g 3 -d two.db sync --full-text --query "title:teaser OR title:whole OR from:More"
out_has "1 full text fetched"
out_has "1 page could not be fetched:"
out_has "  1 More"
[ "$(grep -c "\.html" requests)" -eq 2 ] || fail "only the pages without text should be fetched"
[ "$(grep -c "\.json" requests)" -eq 0 ] || fail "nothing should be refreshed"
g 0 -d two.db sync --full-text --query title:whole
out_is "0 full texts fetched"
g 3 -d two.db sync --full-text --query from:More --json
json 'd["pages"] == 1 and [p["title"] for p in d["pages_failed"]] == ["Refused"]'
g 2 -d two.db sync --full-text --query "(whole"
err_has "column 1"
g 2 -d two.db sync --query whole
err_has "needs --full-text"
g 2 -d two.db sync --full-text --query whole Home

# Read, searched and listed with the server gone.
stop_servers
g 0 articles --offline --in 'My feeds/新闻' --unread
out_has "一 teaser"
out_has "A whole one"
out_lacks "Gone"
g 0 search herons
out_has "一 teaser"
g 3 sync --full-text
out_has "Ready to be read offline: 2 of 5 articles"
out_has "2 sources wait"
