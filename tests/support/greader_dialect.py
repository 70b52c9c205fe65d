# SPDX-License-Identifier: GPL-3.0-or-later
# What dialects of the Google Reader API share: requests, replies, streams.
import hashlib
import json
import re
from dataclasses import dataclass, field

STATE = "state/com.google/"
PREFIX = "tag:google.com,2005:reader/item/"
TEXT = "text/plain; charset=UTF-8"
HTML = "text/html; charset=UTF-8"
JSON = "application/json; charset=UTF-8"


@dataclass
class Reply:
    status: int
    body: str
    kind: str = HTML
    headers: dict = field(default_factory=dict)


@dataclass
class Request:
    method: str
    path: str  # below the base
    query: dict  # name: list of values
    form: dict
    auth: str  # of the Authorization field, "" for none

    def all(self, name):
        return self.form.get(name, []) + self.query.get(name, [])

    def last(self, name, default=""):
        return (self.all(name) or [default])[-1]


def as_json(value, kind=JSON):
    return Reply(200, json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", kind)


def without_user(stream):
    """user/ID/label/x as label/x."""
    return re.sub("^user/[^/]*/", "", stream)


def number(s, default=0):
    return int(s) if s.isdigit() else default


class Dialect:
    name_pattern = re.compile(".+")
    base = ""

    def __init__(self, state, user, password):
        self.state, self.user, self.password = state, user, password
        self.secret = 0
        self.calls = {}

    def expire(self):
        """Invalidates logins and tokens."""
        self.secret += 1

    def hash(self):
        return hashlib.sha1(f"{self.secret}{self.user}{self.password}".encode()).hexdigest()

    def auth_token(self):
        return f"{self.user}/{self.hash()}"

    def answer(self, r):
        if r.path == "/accounts/ClientLogin":
            return self.login(r)
        name = r.path.removeprefix("/reader/api/0/")
        refused = self.refusal(r, name)
        if refused:
            return refused
        if name.startswith("stream/contents/") and "stream/contents" in self.calls:
            return self.calls["stream/contents"](r, name.removeprefix("stream/contents/"))
        call = self.calls.get(name)
        return call(r) if call and name != "stream/contents" else self.unknown()

    # Streams of items.

    def in_stream(self, stream):
        """Predicate; None for an unknown stream."""
        local = without_user(stream)
        feed = self.state.feed_of(stream)
        if local == STATE + "reading-list":
            return lambda i: True
        if local in (STATE + "read", STATE + "starred"):
            return lambda i: getattr(i, local.removeprefix(STATE))
        if stream.startswith("feed/"):
            return lambda i: feed is not None and i.feed is feed
        return None

    def select(self, r, stream, key):
        """Items of a stream as its fields order and filter them."""
        wanted = self.in_stream(stream) or (lambda i: True)
        unwanted = [p for p in map(self.in_stream, r.all("xt")) if p]
        ot, nt = number(r.last("ot")), number(r.last("nt"))
        found = [i for i in self.state.items.values()
                 if wanted(i) and not any(p(i) for p in unwanted)
                 and (not ot or key(i) >= ot) and (not nt or key(i) <= nt)]
        found.sort(key=lambda i: (key(i), i.id), reverse=r.last("r") != "o")
        return found

    def item_of(self, text):
        return self.state.items.get(self.parse_id(text))

    # Changes that all dialects carry out alike.

    def mark_all(self, r, key):
        wanted = self.in_stream(r.last("s"))
        until = number(r.last("ts"))
        for item in self.state.items.values():
            if wanted and wanted(item) and (not until or key(item) <= until):
                item.read = True
        return Reply(200, "OK")
