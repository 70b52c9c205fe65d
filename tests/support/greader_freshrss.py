# SPDX-License-Identifier: GPL-3.0-or-later
# The Google Reader API as FreshRSS 1.25 speaks it, with its oddities.
import json
import re
import time
from xml.sax.saxutils import quoteattr

from greader_dialect import (HTML, PREFIX, STATE, TEXT, Dialect, Reply, as_json, number,
                             without_user)
from greader_state import NoFeed


def wide(text, extended=False):
    """The text as it is shown: some characters have their full-width forms."""
    return text.translate({ord(c): ord(c) + 0xfee0 for c in "&<>" + "?\\/,;" * extended})


class FreshRSS(Dialect):
    base = "/api/greader.php"
    name_pattern = re.compile("^([0-9a-zA-Z_][0-9a-zA-Z_.@-]{1,38}|[0-9a-zA-Z])$")

    def __init__(self, state, user, password):
        super().__init__(state, user, password)
        self.calls = {
            "token": lambda r: Reply(200, self.token() + "\n"),
            "user-info": lambda r: self.user_info(), "tag/list": self.tag_list,
            "subscription/list": self.subscription_list, "unread-count": self.unread_count,
            "stream/items/ids": self.ids, "stream/items/contents": self.contents,
            "stream/contents": self.stream_contents, "edit-tag": self.edit_tag,
            "mark-all-as-read": self.mark_all_read, "subscription/edit": self.edit,
            "subscription/quickadd": self.quickadd, "rename-tag": self.rename_tag,
            "disable-tag": self.disable_tag, "subscription/export": lambda r: self.export(),
        }

    def token(self):
        return self.hash().ljust(57, "Z")

    def bad(self):
        return Reply(400, "Bad Request!", TEXT)

    def unknown(self):
        return self.bad()

    def unauthorized(self):
        return Reply(401, "Unauthorized!", TEXT, {"Google-Bad-Token": "true"})

    def refusal(self, r, name):
        return None if r.auth == self.auth_token() else self.unauthorized()

    def has_token(self, r):
        """A missing token is let through."""
        return r.last("T") in ("", "x", self.token())

    def login(self, r):
        if not self.name_pattern.match(r.last("Email")):
            return self.bad()
        if (r.last("Email"), r.last("Passwd")) != (self.user, self.password):
            return self.unauthorized()
        # Text whatever `output` asks for.
        auth = self.auth_token()
        return Reply(200, f"SID={auth}\nLSID=null\nAuth={auth}\n", TEXT)

    def user_info(self):
        user = self.user
        return Reply(200, json.dumps({"userId": user, "userName": user, "userProfileId": user,
                                      "userEmail": ""}, separators=(",", ":")))

    # Lists.

    def tag_list(self, r):
        if r.last("output") != "json":
            return Reply(501, "Not Implemented!", TEXT)
        tags = [{"id": "user/-/state/com.google/starred"}]
        tags += [{"id": f"user/-/label/{n}", "type": "folder"} for n in sorted(self.state.folders)]
        for name in self.state.tags:
            unread = sum(name in i.tags and not i.read for i in self.state.items.values())
            tags.append({"id": f"user/-/label/{name}", "type": "tag", "unread_count": unread})
        return as_json({"tags": tags})

    def feeds(self):
        return sorted(self.state.feeds.values(), key=lambda f: (f.folder, f.title))

    def subscription_list(self, r):
        if r.last("output") != "json":
            return Reply(501, "Not Implemented!", TEXT)
        return as_json({"subscriptions": [
            {"id": f.stream, "title": wide(f.title, True),
             "categories": [{"id": f"user/-/label/{f.folder}", "label": f.folder}],
             "url": f.url, "htmlUrl": f.site, "iconUrl": f"http://127.0.0.1/f.php?{f.number:08x}"}
            for f in self.feeds()]})

    def unread_count(self, r):
        if r.last("output") != "json":
            return Reply(501, "Not Implemented!", TEXT)
        counts = []

        def count(name, items):
            newest = max((i.id for i in items), default=0)
            counts.append({"id": name, "count": sum(not i.read for i in items),
                           "newestItemTimestampUsec": str(newest)})

        items = list(self.state.items.values())
        for folder in sorted(self.state.folders):
            for f in self.feeds():
                if f.folder == folder:
                    count(f.stream, [i for i in items if i.feed is f])
            count(f"user/-/label/{folder}", [i for i in items if i.feed.folder == folder])
        for name in self.state.tags:
            count(f"user/-/label/{name}", [i for i in items if name in i.tags])
        count("user/-/state/com.google/reading-list", items)
        return as_json({"max": counts[-1]["count"], "unreadcounts": counts})

    def export(self):
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">',
                 "<head><title>Test</title></head>", "<body>"]
        for folder in sorted({f.folder for f in self.feeds()}):
            lines.append(f"<outline text={quoteattr(folder)}>")
            lines += [f'<outline text={quoteattr(f.title)} type="rss" xmlUrl={quoteattr(f.url)} '
                      f"htmlUrl={quoteattr(f.site)}/>" for f in self.feeds() if f.folder == folder]
            lines.append("</outline>")
        return Reply(200, "\n".join(lines + ["</body>", "</opml>", ""]),
                     "application/xml; charset=UTF-8")

    # Items.

    def in_stream(self, stream):
        local = without_user(stream)
        name = local.removeprefix("label/")
        if local.startswith("label/") and name in self.state.folders:
            return lambda i: i.feed.folder == name
        if local.startswith("label/") and name in self.state.tags:
            return lambda i: name in i.tags
        return super().in_stream(stream)  # None, which is the whole list, for an unknown label

    def page(self, r, stream):
        """Items, and the continuation: the last id, even where nothing follows."""
        found = self.select(r, stream, lambda i: i.id // 1000000)
        after = number(r.last("c"))
        if after:
            found = [i for i in found if (i.id > after if r.last("r") == "o" else i.id < after)]
        count = number(r.last("n"), 20)
        more = len(found) >= count
        return found[:count], {"continuation": str(found[count - 1].id)} if more else {}

    def ids(self, r):
        items, more = self.page(r, r.last("s"))
        return as_json({"itemRefs": [{"id": str(i.id)} for i in items]} | more, HTML)

    def parse_id(self, text):
        """All digits that do not begin with 0 are decimal, anything else hexadecimal."""
        if text.isdigit() and not text.startswith("0"):
            return int(text)
        try:
            return int(text.removeprefix(PREFIX), 16)
        except ValueError:
            return 0

    def item(self, i):
        labels = [f"user/-/label/{i.feed.folder}"]
        labels += ["user/-/state/com.google/read"] * i.read
        labels += ["user/-/state/com.google/starred"] * i.starred
        labels += [f"user/-/label/{n}" for n in i.tags] + i.keywords
        entry = {
            "id": f"{PREFIX}{i.id:016x}", "crawlTimeMsec": str(i.id // 1000),
            "timestampUsec": str(i.id), "published": i.published,
            "title": wide(i.title),
            "canonical": [{"href": i.link}], "alternate": [{"href": i.link}],
            "categories": ["user/-/state/com.google/reading-list"] + labels,
            "origin": {"streamId": i.feed.stream, "htmlUrl": i.feed.site,
                       "title": wide(i.feed.title, True)},
            "summary": {"content": i.html},
        }
        if i.enclosures:
            entry["enclosure"] = [{"href": u, "type": t, "length": n} for u, t, n in i.enclosures]
        if i.author:
            entry["author"] = wide(i.author)
        return entry

    def list_items(self, items, more):
        body = {"id": "user/-/state/com.google/reading-list", "updated": int(time.time()),
                "items": [self.item(i) for i in items]}
        return as_json(body | more)

    def contents(self, r):
        found = {i.id: i for i in map(self.item_of, r.all("i")) if i}
        return self.list_items(sorted(found.values(), key=lambda i: -i.id), {})

    def stream_contents(self, r, stream):
        if r.last("output") not in ("", "json"):
            return Reply(501, "Not Implemented!", TEXT)
        stream = "user/-/" + STATE + stream if stream == "reading-list" else stream
        return self.list_items(*self.page(r, stream))

    # Changes.

    def change_item(self, item, stream, on):
        local = without_user(stream)
        if local in (STATE + "read", STATE + "starred"):
            setattr(item, local.removeprefix(STATE), on)
        elif local.startswith("label/") and local != "label/":
            self.state.tag_item(item, local.removeprefix("label/"), on)

    def edit_tag(self, r):
        if not self.has_token(r):
            return self.unauthorized()
        # Of several `a` or `r`, the last counts.
        for item in filter(None, map(self.item_of, r.all("i"))):
            self.change_item(item, r.last("a"), True)
            self.change_item(item, r.last("r"), False)
        return Reply(200, "OK")

    def mark_all_read(self, r):
        return self.mark_all(r, lambda i: i.id) if self.has_token(r) else self.unauthorized()

    def edit(self, r):
        feed = self.state.feed_of(r.last("s"))
        to = without_user(r.last("a")).removeprefix("label/")
        if not to and r.last("r"):
            to = self.state.default
        action = r.last("ac")
        if not self.has_token(r) or (feed is None) != (action == "subscribe"):
            return self.bad()
        if action == "subscribe":
            try:
                self.state.subscribe(r.last("s").removeprefix("feed/"), r.last("t"), to)
            except NoFeed:
                return self.bad()
        elif action == "unsubscribe":
            self.state.unsubscribe(feed)
        elif action == "edit":
            self.state.move_feed(feed, to or feed.folder)
            feed.title = r.last("t") or feed.title
        else:
            return self.bad()
        return Reply(200, "OK")

    def quickadd(self, r):
        url = r.last("quickadd")
        try:
            feed = self.state.subscribe(url)
            found = {"numResults": 1, "query": url, "streamId": feed.stream,
                     "streamName": feed.title}
        except NoFeed as e:
            found = {"numResults": 0, "error": str(e)}
        return Reply(200, json.dumps(found, ensure_ascii=False, separators=(",", ":")))

    def rename_tag(self, r):
        old, new = (without_user(r.last(n)).removeprefix("label/") for n in ("s", "dest"))
        if not self.has_token(r):
            return self.unauthorized()
        return Reply(200, "OK") if new and self.state.rename_label(old, new) else self.bad()

    def disable_tag(self, r):
        name = without_user(r.last("s")).removeprefix("label/")
        if not self.has_token(r):
            return self.unauthorized()
        return Reply(200, "OK") if self.state.remove_label(name) else self.bad()
