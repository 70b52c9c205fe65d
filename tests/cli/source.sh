#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A source's settings: display, change, effect; secrets are only sent to its site.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is not there"

# Another site is another port.
mkdir site
printf '<html><title>Elsewhere</title></html>' >site/elsewhere.html
serve site
other_url=$url
mv requests other-requests

python3 - "$other_url" <<'END'
import json, sys
other = sys.argv[1]
feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [
    {"id": "1", "url": "/page.html", "title": "Here", "summary": "short"},
    {"id": "2", "url": other + "/page.html", "title": "There", "summary": "short"}]})
page = "<html><title>Page</title><article>%s</article></html>" % ("<p>A long text of a page.</p>" * 40)
json.dump([{"target": "/news.json", "body": feed.replace("page.html", "old.html")},
           {"target": "/more.json", "body": feed},
           {"target": "/old.html", "status": 404},
           {"target": "/page.html", "body": page, "headers": {"Content-Type": "text/html"}},
           {"target": "/away.json", "status": 302, "headers": {"Location": other + "/away.json"}}],
          open("script", "w"))
END

serve site script
[ "$url" != "$other_url" ] || fail "two servers were expected"
secrets() { grep -ciE 'Cookie: |Authorization: ' "$1"; }

run 0 add "$url/news.json" --kind feed --title News
run 0 source "My feeds/News"
err_empty
grep -qE '^Interval +the general setting$' out || fail "the interval should be the general one"
grep -qE '^Credentials +none$' out || fail "there should be no credentials"
grep -qE '^Last result +fetched \(HTTP 200\)$' out || fail "the last result should be there"
[ "$(secrets requests)" -eq 0 ] || fail "there were no secrets yet"

# An interval, by which the next visit is planned at once; this machine alone is visited any time.
asked() { grep -c '"target":"/news.json"' requests; }
before=$(asked)
run 0 sync
[ "$(asked)" -eq $((before + 1)) ] || fail "a source of this machine is due at any time"
run 0 source My/News --interval 1440
out_empty
err_empty
run 0 source "$url/news.json" --json
json '(lambda t: (t(d["due"]) - t(d["checked"])).total_seconds() == 86400)(__import__("datetime").datetime.fromisoformat if __import__("sys").version_info >= (3, 11) else lambda s: __import__("datetime").datetime.fromisoformat(s.replace("Z", "+00:00")))'
json 'd["settings"]["interval_minutes"] == 1440 and d["http_status"] == 200 and d["health"] == "ok"'
run 0 sync
[ "$(asked)" -eq $((before + 1)) ] || fail "the interval should be kept"
run 0 source My/News --interval ''
run 0 source My/News --json
json 'd["settings"]["interval_minutes"] is None'
run 0 sync
[ "$(asked)" -eq $((before + 2)) ] || fail "without an interval it is due again"

# A new address is asked at once, without the old one's validators; articles stay.
run 0 source My/News --url "$url/moved.json"
out_empty
run 0 source My/News --json
json 'd["url"].endswith("/moved.json")'
run 3 sync
err_has "HTTP 404"
run 0 source My/News --url "${url#http://}/news.json" --interval 60
run 0 sync
err_empty
out_has "0 new articles"
run 0 undo
run 0 undo
run 0 source My/News --json
json 'd["url"].endswith("/moved.json")'
run 0 redo
run 0 redo
run 1 source My/News --url 'ftp://example.org/'
one_error "ftp://example.org/"
run 0 source My/News --interval ''

# Cookie, credentials, name and pages: to the source's own site, and to no other.
cat >fresh.opml <<END
<opml version="2.0"><head><title>Fresh</title></head><body>
<outline text="More" type="rss" xmlUrl="$url/more.json"/>
<outline text="Away" type="rss" xmlUrl="$url/away.json"/>
</body></opml>
END
run 0 import fresh.opml
printf 'goose:se:cret\n' >secret
run 0 source My/More --cookie 'id=1; b=2' --credentials-file secret --user-agent 'Honk/1' \
    --full-text always --zone -03:30 --json
json 'd["health"] == "new" and d["settings"] == {"interval_minutes": None, "full_text": "always", "user_agent": "Honk/1", "proxy": None, "cookie": True, "credentials": True, "zone": "-03:30", "keep_articles": None, "keep_days": None, "keep_pictures": "general", "filter": None, "quiet": False}'
out_lacks cret
out_lacks id=1
run 0 source My/More
grep -qE '^Credentials +set$' out || fail "the credentials should be set"
grep -qE '^Zone +-03:30$' out || fail "the zone should be -03:30"
out_lacks cret
out_lacks "$(printf goose:se:cret | base64)"
run 0 sync --full-text My/More
python3 - <<'END' || fail "cookie, credentials and name should arrive at the source's own site"
import json
seen = {}
for line in open("requests", "rb").read().splitlines():
    r = json.loads(line)
    seen[r["target"]] = r["headers"]
for target in ("/more.json", "/page.html"):
    h = seen[target]
    assert "Cookie: id=1; b=2\n" in h and "Authorization: Basic Z29vc2U6c2U6Y3JldA==\n" in h, h
    assert "User-Agent: Honk/1\n" in h, h
END
grep -q '"target":"/page.html"' other-requests || fail "the other site's page should be fetched"
printf 'goose:secret' >input
run 0 source My/Away --cookie id=1 --credentials-file -
run 3 sync My/Away
grep '"target":"/away.json"' requests | tail -n 1 | grep -q 'Cookie: id=1' ||
    fail "the cookie should arrive"
grep -q '"target":"/away.json"' other-requests || fail "the redirect should be followed"
[ "$(secrets other-requests)" -eq 0 ] || fail "a secret reached another site"

# An address at another site drops them, also together with other settings; undo restores them.
run 0 source My/More --url "$other_url/more.json" --interval 60
out_empty
err_is "gander: More: cookie and credentials were for the old host and are dropped"
run 0 source My/More --json
json 'not d["settings"]["cookie"] and not d["settings"]["credentials"]'
run 0 undo
run 0 undo
run 0 source My/More --url "$other_url/more.json" --cookie own=1
run 0 source My/More --json
json 'd["settings"]["cookie"] and not d["settings"]["credentials"]'
run 0 undo
run 0 undo
run 0 source My/More --json
json 'd["settings"]["cookie"] and d["settings"]["credentials"]'

# An empty value resets a setting, and the rest stays.
run 0 source My/More --cookie '' --credentials-file '' --user-agent '' --zone ''
run 0 source My/More --json
json 'd["settings"] == {"interval_minutes": None, "full_text": "always", "user_agent": None, "proxy": None, "cookie": False, "credentials": False, "zone": None, "keep_articles": None, "keep_days": None, "keep_pictures": "general", "filter": None, "quiet": False}'
run 0 source My/News --proxy http://me:word@127.0.0.1:9/
run 0 source My/News
out_has 127.0.0.1:9
out_lacks word

# Retention: own limits override the general ones; by default there is none.
cat >many.json <<END
{"version": "https://jsonfeed.org/version/1.1", "title": "Many", "items": [
$(for i in 1 2 3 4 5 6 7 8 9; do
    printf '{"id": "%s", "title": "Item %s", "content_text": "x", "date_published": "2020-01-0%sT00:00:00Z"},' $i $i $i
done)
{"id": "0", "title": "Item 0", "content_text": "x", "date_published": "2019-12-31T00:00:00Z"}]}
END
cp many.json site/many.json
run 0 add "$url/many.json" --kind feed --title Many
run 0 sync My/Many
total() { run 0 source My/Many --json; json "d['total'] == $1"; }
total 10
printf 'keep-articles 7\n' >limits
run 0 sync -c limits --force My/Many
total 7
run 0 source My/Many --keep-articles 5 --keep-days all --keep-pictures off --json
json '(d["settings"]["keep_articles"], d["settings"]["keep_days"], d["settings"]["keep_pictures"]) == (5, "all", "off")'
run 0 source My/Many
grep -qE '^Kept +the newest 5 articles$' out || fail "what is kept should be told"
grep -qE '^Kept for +all are kept$' out || fail "for how long should be told"
grep -qE '^Pictures +not kept$' out || fail "pictures should be told"
run 0 sync -c limits --force My/Many
total 5
run 0 articles --in My/Many
out_has "Item 9"
out_lacks "Item 4"
run 0 source My/Many --keep-articles '' --keep-days '' --keep-pictures general
run 2 source My/Many --keep-articles few
one_error "--keep-articles: few is neither a valid number nor all"
run 2 source My/Many --keep-days 0
run 1 source My/Many --keep-days 999999
one_error "articles can be kept for at most 36500 days"

# Invalid values change nothing.
run 2 source
run 2 source My/News --interval soon
one_error "--interval: invalid number: soon"
run 2 source My/News --interval -5
run 2 source My/News --zone 8
one_error "--zone: 8 is not of the form +HH:MM"
run 1 source My/News --zone +25:00
one_error "a zone is at most 14 hours from UTC"
run 2 source My/News --full-text often
run 1 source My/News --interval 99999999
one_error "gander: News: not valid: an interval is from 1 minute to a year"
run 1 source My/News --cookie "$(printf 'a\r\nX-Evil: 1')"
one_error "a control character in the cookie"
printf 'nobody\n' >secret
run 1 source My/News --credentials-file secret
one_error "credentials are user:password"
run 1 source My/News --credentials-file nowhere
one_error nowhere
run 1 source Nowhere
one_error "gander: Nowhere: not found"
run 1 source "My feeds" --interval 5
one_error "a category, not a source"
run 0 source My/News --json
json 'd["settings"]["cookie"] == False and d["settings"]["interval_minutes"] is None'

# A quiet source is in its own lists and in searches, but not among all.
run 0 unread
all=$(cat out)
run 0 source My/News --quiet yes
run 0 unread
[ "$(cat out)" -lt "$all" ] || fail "its articles are still counted among all"
run 0 source My/More --quiet yes
run 0 source My/More
out_has "Quiet          yes"
run 0 articles
out_has "Item 9"
out_lacks "Here"
run 0 articles --in My/News
out_has "Here"
run 0 search here
out_has "Here"
run 0 check
run 0 source My/News --quiet no --json
json 'd["settings"]["quiet"] is False'
run 0 source My/More --quiet no
run 0 unread
out_is "$all"

# A password within an address is kept as one, and shown nowhere.
port=${url##*:}
for address in "http://me:pass%2Fword@127.0.0.1:1/feed" "http://me:pass%2Fword@127.0.0.1:$port/none"; do
    run 1 add "$address"
    err_lacks word
done
cat >login.opml <<END
<opml version="2.0"><body><outline text="Secret" type="rss"
 xmlUrl="http://me:pass%2Fword@127.0.0.1:$port/news.json" htmlUrl="http://me:pass%2Fword@127.0.0.1/"/>
<outline text="Left" type="rss" xmlUrl="gopher://me:pass%2Fword@127.0.0.1/"/></body></opml>
END
run 0 -d login.db import login.opml
err_lacks word
for form in "tree --json" "source My/Secret" "source My/Secret --json" "export" "export --json" "sync"; do
    run 0 -d login.db $form
    out_lacks word
    err_lacks word
done
run 0 -d login.db source My/Secret --json
json 'd["settings"]["credentials"] == True'
exit 0
