#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Accounts at a server of the Google Reader API: adding, pulling, pushing, subscriptions, failures.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || skip "python3 is missing"

python3 "$source/tests/support/greader.py" --user gana --password 'api secret' \
    >"$work/greader.port" 2>"$work/greader.err" &
await_server greader
host=${url#http://}

echo '{}' >"$work/answer"
judge "$work/answer" 'exec("""
import http.client
def control(host, call, body, file):
    connection = http.client.HTTPConnection(host)
    connection.request("POST", f"/control/{call}", body.encode())
    answer = connection.getresponse()
    open(file, "wb").write(answer.read())
    return answer.status == 200
def item(title): return next(i for i in d["items"] if i["title"] == title)
def feed(title): return next((f for f in d["feeds"] if f["title"] == title), None)
""") is None' || fail "the judge is not ready"

# control CALL [JSON]: the other machine; the answer is in `answer`.
control() {
    judge "$work/answer" "control('$host', '$1', r'''${2-}''', '$work/answer')" || fail "control $*"
}

# answer EXPRESSION: Python over the last answer, as `d`; `item(title)` and `feed(title)` find.
answer() {
    judge "$work/answer" "$1" || fail "not true of the server: $1: $(head -c 2000 "$work/answer")"
}

# requests EXPRESSION: the number of requests since the last call, as `n`, by kind in `d`.
requests() {
    control requests '{"reset": true}'
    judge "$work/answer" "(lambda n: $1)(sum(d.values()))" ||
        fail "requests: $1: $(cat "$work/answer")"
}

# marks TITLE EXPRESSION: over an article's _gander object `g`.
marks() {
    run 0 articles --limit 0 --json
    json "[eval('''$2''') for i in d['items'] if i['title'] == '''$1''' for g in [i['_gander']]] == [True]"
}

long=$(printf '<p>%0600d</p>' 0)
control feed '{"url": "http://127.0.0.1:9/city.xml", "title": "City Desk", "folder": "News"}'
control feed '{"url": "http://127.0.0.1:9/yaowen.xml", "title": "要闻", "folder": "中文"}'
control item '{"feed": "feed/1", "count": 30, "title": "Bridge", "html": "'"$long"'", "link": "http://127.0.0.1:9/bridge/"}'
control item '{"feed": "feed/2", "title": "碧湖", "html": "'"$long"'", "link": "http://127.0.0.1:9/lake", "read": true, "starred": true, "tags": ["湖"]}'
control item '{"feed": "feed/1", "title": "Fish & chips <now>", "html": "'"$long"'", "link": "http://127.0.0.1:9/fish", "read": true}'

# ---- adding ----
run 2 account add "http://$host"
run 2 account add "http://$host" --user gana --password-file a --password-command b
run 2 account add --user gana
echo wrong >input
run 1 account add "http://$host" --user gana
one_error 'refuses this name and password'
[ -z "$(ls "$HOME"/.local/share/gander/*-password-* 2>/dev/null)" ] || fail "a refused password stays"
run 1 account add "http://$host" --user me+news # no name for FreshRSS, which answers 400
one_error 'refuses this name and password'
control fail '{"call": "ClientLogin", "how": 503}'
run 1 account add "http://$host/api/greader.php" --user gana
one_error 'answers HTTP 503: it is down, or its API is disabled'
run 1 account add http://server.example --user gana --password-file input
one_error 'plain http would send the password in the open'
run 1 account add "http://$host/nowhere.txt" --user gana --password-command 'sh -c "exit 3"'
one_error 'the program failed'
: >input
run 1 account add "http://$host" --user gana
one_error 'no password was given'
echo 'api secret' >input
run 0 account add "http://$host" --user gana --title Server
out_has "FreshRSS at http://$host/api/greader.php"
secret=$(ls "$HOME"/.local/share/gander/*-password-*)
[ "$(stat -c %a "$secret")" = 600 ] || fail "others can read the password"
if grep -qs "api secret" "$HOME/.local/share/gander/gander.db" "$HOME/.local/share/gander/gander.db-wal"; then
    fail "the database holds the password"
fi
run 1 account add "http://$host" --user gana --password-command "cat '$work/input'"
one_error 'there is an account of gana already'
run 0 account list --json
json "d['accounts'][0]['server'] == 'freshrss' and d['accounts'][0]['title'] == 'Server'"

# On a terminal the password is asked for, and not shown; ^C ends at once.
python3 - "$gander" "$host" "$work/asked.db" <<'END' || fail "the password is not asked for as it should"
import os, pty, signal, sys
gander, host, database = sys.argv[1:]

def ask(answer):
    pid, fd = pty.fork()
    if pid == 0:
        os.execv(gander, [gander, "-d", database, "account", "add", f"http://{host}", "--user", "gana"])
    out, asked = b"", False
    while True:
        try:
            part = os.read(fd, 1000)
        except OSError:
            break
        if not part:
            break
        out += part
        if not asked and b"Password of gana: " in out:
            os.write(fd, answer)
            asked = True
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), out

signal.alarm(60) # it would wait for the end of the line
status, out = ask(b"api secret\x03")
if status != 1 or b"secret" in out or b"no password was given" not in out:
    sys.exit(1)
status, out = ask(b"api secret\n")
sys.exit(status != 0 or b"secret" in out or b"FreshRSS" not in out)
END

# ---- the first pull ----
control requests '{"reset": true}'
run 0 -vv sync
! grep -q 'secret' "$work/err" || fail "the password is logged"
out_has '32 new articles'
run 0 tree --json
json "[(c['title'], c['children'][0]['title'], c['total']) for c in d['portals'][0]['children']] == [('News', 'City Desk', 31), ('中文', '要闻', 1)]"
json "d['unread'] == 30 and d['starred'] == 1"
marks 'Fish & chips <now>' "g['read'] and not g['starred']"
marks '碧湖' "g['read'] and g['starred'] and g['tags'] == ['湖']"
run 0 search 碧湖
out_has 碧湖

# ---- nothing new ----
control requests '{"reset": true}'
run 0 sync
requests 'n <= 5'

# ---- sending ----
run 0 mark read --in Server/News
run 0 account list
out_has '30 not sent'
run 0 sync
requests 'n <= 7 and d["edit-tag"] == 1'
control state
answer 'all(i["read"] for i in d["items"])'
run 0 mark unread "$(id_of 'Bridge 1')"
run 0 mark star "$(id_of 'Bridge 2')"
run 0 mark unstar "$(id_of '碧湖')"
run 0 tag 'Old bridges' "$(id_of 'Bridge 3')"
run 0 untag 湖 "$(id_of '碧湖')"
run 0 sync
control state
answer 'not item("Bridge 1")["read"] and item("Bridge 2")["starred"] and not item("碧湖")["starred"]'
answer 'item("Bridge 3")["tags"] == ["Old bridges"] and item("碧湖")["tags"] == []'
run 0 account list
! grep -q 'not sent' "$work/out" || fail "something is still unsent"

# ---- pulling ----
ids() {
    control state
    python3 -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
print(json.dumps([i["id"] for i in d["items"] if i["title"] in sys.argv[2:]]))' "$work/answer" "$@"
}
control mark '{"ids": '"$(ids 'Bridge 1')"', "read": true}'
control mark '{"ids": '"$(ids 'Bridge 2')"', "starred": false}'
control mark '{"ids": '"$(ids 'Bridge 4')"', "read": false, "starred": true, "tag": "Spans"}'
control item '{"feed": "feed/2", "title": "新桥", "html": "'"$long"'", "link": "http://127.0.0.1:9/new"}'
run 0 sync
out_has '1 new article'
marks 'Bridge 1' "g['read']"
marks 'Bridge 2' "not g['starred']"
marks 'Bridge 4' "not g['read'] and g['starred'] and g['tags'] == ['Spans']"

# The label of a read item does not change the list of labels: one request for each, by name only.
control mark '{"ids": '"$(ids 'Bridge 11')"', "read": true, "tag": "Spans"}'
run 0 sync
control mark '{"ids": '"$(ids 'Bridge 12')"', "tag": "Spans", "read": true}'
control mark '{"ids": '"$(ids 'Bridge 11')"', "untag": "Spans"}'
control requests '{"reset": true}'
run 0 sync
requests 'd["stream/items/ids"] == 2'
run 0 sync Server
requests 'd["stream/items/ids"] > 2'
marks 'Bridge 11' "g['tags'] == []"
marks 'Bridge 12' "g['tags'] == ['Spans']"

# An item that vanishes at the server keeps its star and its tag.
control remove '{"ids": '"$(ids 'Bridge 4')"'}'
run 0 sync --force
marks 'Bridge 4' "g['starred'] and g['tags'] == ['Spans']"

# So do several that vanish together, whether the server answers with none or refuses.
control mark '{"ids": '"$(ids 'Bridge 6' 'Bridge 7' 'Bridge 8' 'Bridge 9')"', "starred": true}'
run 0 sync
control remove '{"ids": '"$(ids 'Bridge 6' 'Bridge 7')"'}'
run 0 sync
control remove '{"ids": '"$(ids 'Bridge 8' 'Bridge 9')"'}'
control fail '{"call": "stream/items/contents", "how": 400}'
run 0 sync
marks 'Bridge 6' "g['starred']"
marks 'Bridge 9' "g['starred']"
control requests '{"reset": true}'
run 0 sync
requests 'd.get("stream/items/contents", 0) == 0'

# ---- failures: changes wait, nothing is lost ----
run 0 mark unread "$(id_of 'Bridge 5')"
control fail '{"call": "edit-tag", "how": "cut-after", "times": 2}'
run 3 sync
marks 'Bridge 5' "not g['read']"
run 0 mark read "$(id_of 'Bridge 5')"
control fail '{"call": "edit-tag", "how": 500}'
run 3 sync
err_has 'answers HTTP 500'
run 0 sync
control state
answer 'item("Bridge 5")["read"]'
# A redirect or 404 is of a captive portal, or of a server that moves: nothing was carried out.
for code in 302 404 413; do
    run 0 mark unread "$(id_of 'Bridge 5')"
    control fail '{"call": "edit-tag", "how": '$code'}'
    run 3 sync
    err_has "answers HTTP $code"
    run 0 account list
    out_has '1 not sent'
    run 0 sync
    run 0 mark read "$(id_of 'Bridge 5')"
    run 0 sync
done
control expire
control requests '{"reset": true}'
run 0 sync
control fail '{"call": "subscription/list", "how": 503, "after": 600}'
run 3 sync
err_has 'asks for a pause'
run 3 sync
err_has 'wait another 10 min'
requests 'd["subscription/list"] == 2'
run 0 tree
out_has 'Server'
run 0 account list
out_has 'asks for a pause'
"$gander" -d "$HOME/.local/share/gander/gander.db" account list >/dev/null
sql "$HOME/.local/share/gander/gander.db" 'UPDATE account SET retry_at = 0'

# A 503 without Retry-After is no pause: FreshRSS answers so while its API is disabled.
control fail '{"call": "ClientLogin", "how": 503}'
run 3 sync
err_has 'answers HTTP 503: it is down, or its API is disabled'

# ---- subscriptions ----
run 0 sync
run 0 category add Server/Desk
run 0 category move 'Server/News/City Desk' --in Server/Desk
run 0 category rename 'Server/Desk/City Desk' 'My City'
run 0 sync
control state
answer 'feed("My City")["folder"] == "Desk"'
control edit '{"feed": "feed/2", "title": "Headlines", "folder": "Chinese"}'
run 0 sync
run 0 tree
out_has '  Chinese'
out_has 'Headlines'
out_lacks 中文
control feed '{"url": "http://127.0.0.1:9/new.xml", "title": "Newcomer", "folder": "Desk"}'
control item '{"feed": "feed/3", "title": "First", "html": "'"$long"'", "link": "http://127.0.0.1:9/first"}'
run 0 sync
run 0 articles --in Server/Desk/Newcomer
out_has First
control unfeed '{"feed": "feed/3"}'
run 0 sync
err_has 'Server: Newcomer was removed at the server'
run 0 tree
out_lacks Newcomer
run 0 category rename Server/Chinese Chinois
control fail '{"call": "rename-tag", "how": 500}'
run 3 sync
run 0 sync
control state
answer 'feed("Headlines")["folder"] == "Chinois"'
control edit '{"feed": "feed/2", "title": "Theirs"}'
run 0 category rename Server/Chinois/Headlines Ours
run 0 sync
err_has 'Ours was changed on both sides: the change made here counts'
control state
answer 'feed("Ours")'
run 0 category remove Server/Chinois/Ours
run 0 sync
control state
answer 'feed("Ours") is None'

# A feed that the server cannot read stays, and gander fetches it itself.
mkdir www
printf '{"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [{"id": "1", "title": "A note", "content_text": "n"}]}' \
    >www/notes.json
touch -d '1 hour ago' www/notes.json
python3 -c '
import http.server, os
os.chdir("www")
class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args): pass
s = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
open("../www.port", "w").write(f"{s.server_address[1]}")
s.serve_forever()' 2>www.err &
await_server www
run 0 add "$url/notes.json" --in Server/Desk
run 0 sync
err_has 'the server does not take Notes, which stays here'
run 0 sync
err_empty
printf '{"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [{"id": "2", "title": "Another", "content_text": "m"}]}' \
    >www/notes.json
run 0 sync Server
out_has '1 new article'

# Articles that were read before the server had their feed: one sync subscribes, and marks them.
printf '<rss version="2.0"><channel><title>Ferry</title><item><title>Timetable</title><link>http://127.0.0.1:9/timetable</link></item></channel></rss>' \
    >www/ferry.xml
run 0 add "$url/ferry.xml" --in Server/Desk
run 0 mark read "$(id_of Timetable)"
run 0 sync
control state
answer 'item("Timetable")["read"] and feed("Ferry")["folder"] == "Desk"'
run 0 tree --json
json "[f['total'] for c in d['portals'][0]['children'] for f in c['children'] if f['title'] == 'Ferry'] == [1]"

# A source whose title is not known yet gets the server's.
printf '<rss version="2.0"><channel><title>Lamp</title></channel></rss>' >www/lamp.xml
echo "$url/lamp.xml" >urls
run 0 import urls
run 0 category move "$url/lamp.xml" --in Server/Desk
run 0 sync
control state
answer 'feed("Lamp")["folder"] == "Desk"'
run 0 sync
run 0 tree
out_has 'Lamp'

# The server takes a feed and its answer is lost: removed here, it does not come back.
printf '<rss version="2.0"><channel><title>Reed</title></channel></rss>' >www/reed.xml
run 0 add "$url/reed.xml" --in Server/Desk
control fail '{"call": "subscription/quickadd", "how": "cut-after", "times": 2}'
run 3 sync
control state
answer 'any("reed" in f["url"] for f in d["feeds"])'
run 0 category remove Server/Desk/Reed
run 0 sync
control state
answer 'not any("reed" in f["url"] for f in d["feeds"])'
run 0 tree
out_lacks Reed

# The answer is lost once: the request is repeated, and refused since the feed is there.
printf '<rss version="2.0"><channel><title>Sedge</title></channel></rss>' >www/sedge.xml
run 0 add "$url/sedge.xml" --in Server/Desk
control fail '{"call": "subscription/quickadd", "how": "cut-after", "times": 1}'
run 0 sync
err_empty
control state
answer 'feed("Sedge")["folder"] == "Desk"'
run 0 category remove Server/Desk/Sedge
run 0 sync

# Articles of a feed that another machine has added as well, and read: its items are in no list of
# unread ones, yet marks made here reach them. One request more, once.
printf '<rss version="2.0"><channel><title>Kiln</title><item><title>Glaze</title><link>http://127.0.0.1:9/glaze</link></item></channel></rss>' \
    >www/kiln.xml
run 0 add "$url/kiln.xml" --in Server/Desk
control feed '{"url": "'"$url/kiln.xml"'", "title": "Kiln"}'
stream=$(tr -d '"' <"$work/answer")
control item '{"feed": "'"$stream"'", "title": "Glaze", "link": "http://127.0.0.1:9/glaze", "read": true}'
run 0 sync
control requests '{"reset": true}'
run 0 sync
requests 'd["stream/items/ids"] == 2'
marks Glaze "g['read']"
run 0 mark star "$(id_of Glaze)"
run 0 sync
control state
answer 'item("Glaze")["starred"]'

# A feed that was removed and subscribed to again elsewhere has new items: the articles stay, with
# the marks made here meanwhile.
run 0 tag Pots "$(id_of Glaze)"
control unfeed '{"feed": "'"$stream"'"}'
control feed '{"url": "'"$url/kiln.xml"'", "title": "Kiln", "folder": "Desk"}'
stream=$(tr -d '"' <"$work/answer")
control item '{"feed": "'"$stream"'", "title": "Glaze", "link": "http://127.0.0.1:9/glaze"}'
run 0 sync
err_empty
marks Glaze "g['read'] and g['starred'] and g['tags'] == ['Pots']"
control state
answer 'item("Glaze")["read"] and item("Glaze")["starred"] and item("Glaze")["tags"] == ["Pots"]'

# Removed, and back after a sync.
control unfeed '{"feed": "'"$stream"'"}'
run 0 sync
run 0 articles --limit 0
out_lacks Glaze
control feed '{"url": "'"$url/kiln.xml"'", "title": "Kiln", "folder": "Desk"}'
stream=$(tr -d '"' <"$work/answer")
control item '{"feed": "'"$stream"'", "title": "Glaze", "link": "http://127.0.0.1:9/glaze"}'
run 0 sync
run 0 articles --limit 0
out_has Glaze

# A list without subscriptions, as of a server that lost its database: sources stay until somebody
# refreshes a second time.
control state
python3 -IS -c 'import json, sys
print("\n".join(f["stream"] for f in json.load(sys.stdin)["feeds"]))' <answer >streams
while read -r stream; do control unfeed '{"feed": "'"$stream"'"}'; done <streams
run 3 sync
err_has 'the server lists no subscriptions; refresh again by hand to remove them here'
run 3 sync
run 0 tree
out_has Kiln
run 0 sync Server
err_has 'Server: Kiln was removed at the server'
run 0 tree
out_lacks Kiln

# ---- Miniflux ----
python3 "$source/tests/support/greader.py" --dialect miniflux >"$work/miniflux.port" 2>"$work/miniflux.err" &
www=$url
await_server miniflux
host=${url#http://}
control feed '{"url": "http://127.0.0.1:9/harbour.xml", "title": "Harbour"}'
control item '{"feed": "feed/1", "title": "Tide", "link": "http://127.0.0.1:9/tide"}'
echo secret >password
run 0 account add "http://$host/v1/" --user gana --title Flux --password-file password
out_has "Miniflux at http://$host"
cp www/notes.json www/others.json
run 0 add "$www/others.json" --in Flux
run 0 sync Flux
err_has 'the server does not take Notes, which stays here'
out_has '1 new article'
run 0 sync Flux
err_empty
run 0 mark read "$(id_of Tide)"
run 0 sync Flux
control state
answer 'item("Tide")["read"]'
run 0 account remove Flux

# ---- removing ----
run 1 account remove nothing
run 0 account remove Server
[ ! -e "$secret" ] || fail "the password stays"
# For good: what changed before is taken back and made again without it.
while "$gander" undo >out 2>err; do :; done
while "$gander" redo >out 2>err; do :; done
run 0 check
run 0 account list
out_empty
run 0 tree
out_lacks Server
