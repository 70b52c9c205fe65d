# SPDX-License-Identifier: GPL-3.0-or-later
# The Google Reader API as Miniflux 2.2 speaks it, with its oddities.
import json
import time

from greader_dialect import PREFIX, STATE, TEXT, Dialect, Reply, as_json, number, without_user
from greader_state import NoFeed


class Miniflux(Dialect):
    def __init__(self, state, user, password):
        super().__init__(state, user, password)
        self.calls = {
            "token": lambda r: Reply(200, self.auth_token(), TEXT), "user-info": self.user_info,
            "tag/list": self.tag_list, "subscription/list": self.subscription_list,
            "stream/items/ids": self.ids, "stream/items/contents": self.contents,
            "edit-tag": self.edit_tag, "mark-all-as-read": self.mark_all_read,
            "subscription/edit": self.edit, "subscription/quickadd": self.quickadd,
            "rename-tag": self.rename_tag, "disable-tag": self.disable_tag,
        }

    def bad(self, why):
        return Reply(400, json.dumps({"error_message": why}), "application/json")

    def unknown(self):
        return Reply(200, "[]", "application/json")

    def refusal(self, r, name):
        """GET is authorized by the header, POST by the form's T alone."""
        token = r.last("T") if r.method == "POST" else r.auth
        if token == self.auth_token():
            return None
        return Reply(401, "Unauthorized", TEXT, {"X-Reader-Google-Bad-Token": "true"})

    def login(self, r):
        if (r.last("Email"), r.last("Passwd")) != (self.user, self.password):
            return Reply(401, '{"error_message":"Access Unauthorized"}', "application/json")
        token = self.auth_token()
        if r.last("output") == "json":
            return as_json({"SID": token, "LSID": token, "Auth": token}, "application/json")
        return Reply(200, f"SID={token}\nLSID={token}\nAuth={token}\n", TEXT)

    def user_info(self, r):
        return as_json({"userId": "1", "userName": self.user, "userProfileId": "1",
                        "userEmail": self.user})

    def tag_list(self, r):
        if r.last("output") != "json":
            return self.bad("googlereader: output only as json supported")
        return as_json({"tags": [{"id": "user/1/state/com.google/starred"}] + [
            {"id": f"user/1/label/{n}", "label": n, "type": "folder"}
            for n in sorted(self.state.folders)]})

    def subscription_list(self, r):
        if r.last("output") != "json":
            return self.bad("googlereader: output only as json supported")
        return as_json({"subscriptions": [
            {"id": f.stream, "title": f.title,
             "categories": [{"id": f"user/1/label/{f.folder}", "label": f.folder,
                             "type": "folder"}],
             "url": f.url, "htmlUrl": f.site, "iconUrl": ""}
            for f in sorted(self.state.feeds.values(), key=lambda f: f.title)]})

    def ids(self, r):
        if r.last("output") != "json" or len(r.all("s")) != 1 or not self.in_stream(r.last("s")):
            return self.bad("googlereader: unsupported stream")
        # A continuation is an offset, and dates are of publication.
        found = self.select(r, r.last("s"), lambda i: i.published)
        offset, count = number(r.last("c")), min(number(r.last("n"), 10000) or 10000, 10000)
        body = {"itemRefs": [{"id": str(i.id)} for i in found[offset:offset + count]]}
        if offset + count < len(found):
            body["continuation"] = str(offset + count)
        return as_json(body)

    def parse_id(self, text):
        """16 characters are hexadecimal."""
        text = text.removeprefix(PREFIX)
        try:
            return int(text, 16 if len(text) == 16 else 10)
        except ValueError:
            return 0

    def item(self, i):
        labels = ["read"] * i.read + ["starred"] * i.starred
        return {
            "id": f"{PREFIX}{i.id:016x}", "title": i.title, "author": i.author,
            "categories": ["user/1/state/com.google/reading-list",
                           f"user/1/label/{i.feed.folder}"] +
            [f"user/1/state/com.google/{n}" for n in labels],
            "crawlTimeMsec": str(i.published * 1000), "timestampUsec": str(i.published * 1000000),
            "published": i.published, "updated": i.published,
            "alternate": [{"href": i.link, "type": "text/html"}],
            "canonical": [{"href": i.link}],
            "summary": {"direction": "ltr", "content": i.html},
            "content": {"direction": "ltr", "content": i.html},
            "origin": {"streamId": i.feed.stream, "title": i.feed.title, "htmlUrl": i.feed.site},
            "enclosure": [{"url": u, "type": t} for u, t, n in i.enclosures],
        }

    def contents(self, r):
        found = {i.id: i for i in map(self.item_of, r.all("i")) if i}
        if r.last("output") != "json" or not found:
            return self.bad("googlereader: no items returned from the database")
        return as_json({"direction": "ltr", "id": "user/-/state/com.google/reading-list",
                        "title": "Reading List", "updated": int(time.time()),
                        "author": self.user, "items": [self.item(i) for i in found.values()]})

    def edit_tag(self, r):
        """Reads the body only; knows no labels."""
        changes = {}
        for name, on in (("a", True), ("r", False)):
            for stream in r.form.get(name, []):
                local = without_user(stream).removeprefix(STATE)
                if local not in ("read", "starred", "kept-unread"):
                    return Reply(500, '{"error_message":"unsupported tag type"}')
                changes["read" if local == "kept-unread" else local] = \
                    on != (local == "kept-unread")
        if not changes or not r.all("i"):
            return Reply(500, '{"error_message":"add or/and remove tags should be supplied"}')
        for item in filter(None, map(self.item_of, r.all("i"))):
            for name, on in changes.items():
                setattr(item, name, on)
        return Reply(200, "OK", TEXT)

    def mark_all_read(self, r):
        micro = len(r.last("ts")) >= 16
        return self.mark_all(r, lambda i: i.published * (1000000 if micro else 1))

    def edit(self, r):
        feed = self.state.feeds.get(r.last("s"))
        to = without_user(r.last("a")).removeprefix("label/")
        action = r.last("ac")
        if action == "subscribe":
            try:
                self.state.subscribe(r.last("s").removeprefix("feed/"), r.last("t"), to)
            except NoFeed as e:
                return self.bad(str(e))
        elif feed is None:
            return self.bad("feed not found")
        elif action == "unsubscribe":
            self.state.unsubscribe(feed)
        elif action == "edit":
            self.state.move_feed(feed, to or feed.folder)
            feed.title = r.last("t") or feed.title
        return Reply(200, "OK", TEXT)

    def quickadd(self, r):
        url = r.last("quickadd")
        try:
            feed = self.state.subscribe(url)
        except NoFeed as e:
            return Reply(500, json.dumps({"error_message": str(e)}), "application/json")
        return as_json({"numResults": 1, "query": url, "streamId": feed.stream,
                        "streamName": feed.title})

    def rename_tag(self, r):
        old, new = (without_user(r.last(n)).removeprefix("label/") for n in ("s", "dest"))
        if not new or not self.state.rename_label(old, new):
            return Reply(404, '{"error_message":"Resource Not Found"}', "application/json")
        return Reply(200, "OK", TEXT)

    def disable_tag(self, r):
        if not self.state.remove_label(without_user(r.last("s")).removeprefix("label/")):
            return self.bad("category not found")
        return Reply(200, "OK", TEXT)
