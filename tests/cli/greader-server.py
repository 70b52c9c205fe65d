# SPDX-License-Identifier: GPL-3.0-or-later
# The server tests/support/greader.py against real servers: each request of a conversation has to
# get the status, the form and, beyond ids and times, the values of its recorded reply.
#   greader-server.py SUPPORT SAMPLE [CONVERSATION]
# CONVERSATION has an object a line: n, request (method, path, headers, body), reply (status, body),
# recorded with the feeds of SAMPLE at http://portal.example. Without one, the table below is used.
import functools
import http.client
import json
import re
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

PORTAL = "http://portal.example"
PASSWORD = "apisecret"
RECORDED_TOKEN = "0123456789abcdef0123456789abcdef01234567"
# Ids and times of arrival, addresses of icons, and what depends on a server's cleaning of HTML.
VARYING = {"id", "updated", "crawlTimeMsec", "timestampUsec", "newestItemTimestampUsec", "iconUrl",
           "continuation", "content", "published", "query", "error"}


def main(support, sample, conversation=None):
    sys.path.insert(0, support)
    import greader
    portal = serve(functools.partial(Files, directory=sample))
    portal_url = f"http://127.0.0.1:{portal.server_address[1]}"
    if conversation:
        with open(conversation, encoding="utf-8") as f:
            talk = [json.loads(line) for line in f]
    else:
        talk = TABLE
    server = greader.Server("freshrss", "gana", PASSWORD)
    # A new account of FreshRSS has its own news.
    server.state.add_feed("https://github.com/FreshRSS/FreshRSS/releases.atom",
                          "FreshRSS releases", None, "https://github.com/FreshRSS/FreshRSS/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    replay = Replay(server, portal_url)
    for entry in talk:
        replay.check(entry)
    check_miniflux(greader)
    print(f"{len(talk)} requests of FreshRSS, and those of Miniflux")


def serve(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Files(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def send(server, method, path, body=None, auth=None):
    connection = http.client.HTTPConnection(*server.server_address)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    if auth:
        headers["Authorization"] = f"GoogleLogin auth={auth}"
    connection.request(method, server.base + path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


class Replay:
    def __init__(self, server, portal):
        self.server, self.portal = server, portal
        self.ids = {}  # recorded, decimal: ours

    def check(self, entry):
        asked, recorded = entry["request"], entry["reply"]
        dialect = self.server.dialect
        body = asked["body"]
        if body is not None:
            body = body.replace(RECORDED_TOKEN, dialect.hash())
            body = body.replace(quoted(PORTAL), quoted(self.portal))
            body = re.sub(r"&ts=\d+", f"&ts={time.time_ns() // 1000}", body)
        auth = dialect.auth_token() if "Authorization" in asked["headers"] else None
        if entry["name"] == "bad auth":
            auth = "TOKEN"
        status, got = send(self.server, asked["method"], self.own_ids(asked["path"]),
                           self.own_ids(body), auth)
        where = f"{entry['n']} {entry['name']}"
        expect(where, "status", status, recorded["status"])
        if not recorded["body"].startswith("{"):
            got, want = (re.sub("[0-9a-f]{40}", "HASH", s) for s in (got, recorded["body"]))
            if not want.startswith("<?xml"):
                expect(where, "body", got.strip(), want.strip())
            return
        got = json.loads(got.replace(self.portal, PORTAL))
        want = json.loads(recorded["body"])
        if "itemRefs" in want:
            self.learn(got["itemRefs"], want["itemRefs"])
        expect(where, "ids", ids_in(got), [self.own_ids(i) for i in ids_in(want)])
        expect(where, "reply", plain(got), plain(want))

    def learn(self, got, want):
        if len(got) == len(want):
            for mine, theirs in zip(got, want):
                self.ids.setdefault(theirs["id"], mine["id"])

    def own_ids(self, s):
        """The text with recorded ids, decimal and hexadecimal, as this server's."""
        for theirs, mine in self.ids.items() if s else ():
            s = s.replace(theirs, mine)
            s = s.replace(f"{int(theirs):016x}", f"{int(mine):016x}")
        return s


def quoted(url):
    return url.replace(":", "%3A").replace("/", "%2F")


def ids_in(value):
    """Ids of streams and items, in order, where the order means something."""
    return [e["id"] for key in ("itemRefs", "items", "tags", "unreadcounts", "subscriptions")
            for e in value.get(key, [])]


def plain(value):
    """The value with varying members as their types."""
    if isinstance(value, dict):
        return {k: type(v).__name__ if k in VARYING and not isinstance(v, dict) else plain(v)
                for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def expect(where, what, got, want):
    if got != want:
        sys.exit(f"{where}: {what}\n  got  {json.dumps(got, ensure_ascii=False)}\n"
                 f"  want {json.dumps(want, ensure_ascii=False)}")


# A conversation of its own.

API = "/reader/api/0/"
STARRED = "user/-/state/com.google/starred"
READ = "user/-/state/com.google/read"
ALL = "user/-/state/com.google/reading-list"
T = f"&T={RECORDED_TOKEN}{'Z' * 17}"


def said(name, path, body=None, status=200, reply="OK", auth=True):
    if isinstance(reply, (dict, list)):
        reply = json.dumps(reply)
    return {"n": 0, "name": name,
            "request": {"method": "GET" if body is None else "POST", "path": path, "body": body,
                        "headers": {"Authorization": ""} if auth else {}},
            "reply": {"status": status, "body": reply}}


def login(name, body, status, reply):
    return said(name, "/accounts/ClientLogin", body, status, reply, auth=False)


def refs(*ids, **more):
    return {"itemRefs": [{"id": i} for i in ids]} | more


def folder(name):
    return {"id": f"user/-/label/{name}", "type": "folder"}


LOGGED_IN = "SID=gana/HASH\nLSID=null\nAuth=gana/HASH\n"
LIST = f"{API}stream/items/ids?output=json&s={ALL}"
ITEM = "i=tag:google.com,2005:reader/item/"
TABLE = [
    login("login", "Email=gana&Passwd=apisecret&output=json", 200, LOGGED_IN),
    login("wrong password", "Email=gana&Passwd=wrong", 401, "Unauthorized!"),
    login("bad name", "Email=a%2Fb&Passwd=x", 400, "Bad Request!"),
    said("no auth", API + "token", None, 401, "Unauthorized!", auth=False),
    said("bad auth", API + "token", None, 401, "Unauthorized!"),
    said("token", API + "token", None, 200, "HASH" + "Z" * 17),
    said("no output", API + "tag/list", None, 501, "Not Implemented!"),
    said("unknown", API + "no/such", None, 400, "Bad Request!"),
    said("subscribe", API + "subscription/edit", "ac=subscribe&s=feed%2Fhttp%3A%2F%2F"
         "portal.example%2Ffeeds%2Flake-counties.rdf&a=user%2F-%2Flabel%2FOut&t=Walks" + T),
    said("subscribe again", API + "subscription/edit", "ac=subscribe&s=feed%2Fhttp%3A%2F%2F"
         "portal.example%2Ffeeds%2Flake-counties.rdf" + T, 400, "Bad Request!"),
    said("quickadd of no feed", API + "subscription/quickadd",
         "quickadd=http%3A%2F%2Fportal.example%2Fcss%2F" + T, 200,
         {"numResults": 0, "error": "none"}),
    said("tags", API + "tag/list?output=json", None, 200,
         {"tags": [{"id": STARRED}, folder("Out"), folder("Uncategorized")]}),
    said("ids", LIST, None, 200, refs("1000000000000003", "1000000000000002", "1000000000000001")),
    said("a page", LIST + "&n=2", None, 200,
         refs("1000000000000003", "1000000000000002", continuation="1000000000000002")),
    said("the next", LIST + "&n=2&c=1000000000000002", None, 200, refs("1000000000000001")),
    said("oldest first", LIST + "&n=1&r=o", None, 200,
         refs("1000000000000001", continuation="1000000000000001")),
    said("newer", LIST + "&ot=4102444800", None, 200, refs()),
    said("older", LIST + "&nt=1000", None, 200, refs()),
    said("read", API + "edit-tag", f"{ITEM}00038d7ea4c68003&a={READ}{T}"),
    said("of two, the last", API + "edit-tag",
         f"{ITEM}00038d7ea4c68002&a={READ}&a={STARRED}{T}"),
    said("tag", API + "edit-tag", f"i=1000000000000001&a=user/-/label/Hills{T}"),
    said("wrong T", API + "edit-tag", f"{ITEM}00038d7ea4c68001&a={READ}&T=wrong", 401,
         "Unauthorized!"),
    said("unread", f"{LIST}&xt={READ}", None, 200, refs("1000000000000002", "1000000000000001")),
    said("starred", f"{API}stream/items/ids?output=json&s={STARRED}", None, 200,
         refs("1000000000000002")),
    said("tagged", API + "stream/items/ids?output=json&s=user/-/label/Hills", None, 200,
         refs("1000000000000001")),
    said("no such label", API + "stream/items/ids?output=json&s=user/-/label/None&n=1", None, 200,
         refs("1000000000000003", continuation="1000000000000003")),
    said("rename the tag", API + "rename-tag",
         "s=user/-/label/Hills&dest=user/-/label/Peaks" + T),
    said("rename the folder", API + "rename-tag", "s=user/-/label/Out&dest=user/-/label/In" + T),
    said("tags again", API + "tag/list?output=json", None, 200,
         {"tags": [{"id": STARRED}, folder("In"), folder("Uncategorized"),
                   {"id": "user/-/label/Peaks", "type": "tag", "unread_count": 1}]}),
    said("remove the tag", API + "disable-tag", "s=user/-/label/Peaks" + T),
    said("remove it again", API + "disable-tag", "s=user/-/label/Peaks" + T, 400, "Bad Request!"),
    said("mark all", API + "mark-all-as-read", f"s=user/-/label/In&ts=1{T}"),
    said("none unread", f"{LIST}&xt={READ}", None, 200, refs()),
    said("unsubscribe", API + "subscription/edit", f"ac=unsubscribe&s=feed/2{T}"),
    said("unsubscribe again", API + "subscription/edit", f"ac=unsubscribe&s=feed/2{T}", 400,
         "Bad Request!"),
    said("nothing left", LIST, None, 200, refs()),
]


def check_miniflux(greader):
    """Login in JSON, T for each POST, numbers from 1, offsets, no labels, [] for what it lacks."""
    server = greader.Server("miniflux", "me", "word", "/news/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    feed = server.state.add_feed("http://127.0.0.1:9/", "Feed", "Tech")
    for n in range(3):
        server.state.add_item(feed, title=f"R&D {n}", published=1000 - n)

    def ask(path, body=None, auth=None, status=200):
        got = send(server, "GET" if body is None else "POST", path, body, auth)
        expect("miniflux " + path, "status", got[0], status)
        return got[1]

    t = json.loads(ask("/accounts/ClientLogin", "Email=me&Passwd=word&output=json"))["Auth"]
    ask("/accounts/ClientLogin", "Email=me&Passwd=x&output=json", None, 401)
    ask(API + "edit-tag", f"i=1&a={READ}", t, 401)
    ask(API + "edit-tag", f"i=1&a={READ}&T={t}")
    ask(API + "edit-tag", f"i=1&a=user/-/label/x&T={t}", None, 500)
    ask(API + "edit-tag", f"{ITEM}{2:016x}&a={READ}&a={STARRED}&T={t}")
    ask(API + "token", None, None, 401)
    expect("miniflux", "token", ask(API + "token", None, t), t)
    for path in ("unread-count?output=json", f"stream/contents/{ALL}", "no/such"):
        expect("miniflux", path, ask(API + path, None, t), "[]")
    expect("miniflux", "page", json.loads(ask(LIST + "&n=2", None, t)),
           refs("1", "2", continuation="2"))
    expect("miniflux", "unread", json.loads(ask(f"{LIST}&xt={READ}", None, t)), refs("3"))
    ask(f"{API}stream/items/ids?output=json&s=user/-/label/Tech", None, t, 400)
    ask(API + "stream/items/contents", f"{ITEM}{9:016x}&output=json&T={t}", None, 400)
    got = json.loads(ask(API + "stream/items/contents", f"{ITEM}{2:016x}&output=json&T={t}"))
    expect("miniflux", "title", got["items"][0]["title"], "R&D 1")
    expect("miniflux", "labels", got["items"][0]["categories"],
           [s.replace("-", "1", 1) for s in (ALL, "user/-/label/Tech", READ, STARRED)])


if __name__ == "__main__":
    main(*sys.argv[1:])
