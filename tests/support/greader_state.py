# SPDX-License-Identifier: GPL-3.0-or-later
# Account of a news server, shared by all dialects: feeds in folders, items with marks and tags.
import re
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
DC_DATE = "{http://purl.org/dc/elements/1.1/}date"


class NoFeed(Exception):
    """The address cannot be subscribed to; the text is for people."""


@dataclass
class Feed:
    number: int
    url: str
    title: str
    site: str
    folder: str

    @property
    def stream(self):
        return f"feed/{self.number}"


@dataclass
class Item:
    id: int
    feed: Feed
    title: str = ""
    link: str = ""
    html: str = ""
    author: str = ""
    published: int = 0
    keywords: list = field(default_factory=list)
    enclosures: list = field(default_factory=list)  # (address, type, bytes)
    read: bool = False
    starred: bool = False
    tags: list = field(default_factory=list)


class State:
    def __init__(self, small_ids=False):
        self.small_ids = small_ids  # counted from 1, else microseconds of arrival
        self.feeds = {}  # by stream
        self.default = "Uncategorized"  # folder of feeds that no other has; it stays
        self.folders = [self.default]
        self.tags = []
        self.items = {}  # by id
        self.last_id = 0
        self.last_feed = 0

    # Feeds and folders.

    def add_folder(self, name):
        if name not in self.folders:
            self.folders.append(name)

    def add_feed(self, url, title=None, folder=None, site=None):
        if self.feed_of(url):
            raise NoFeed(f"Already subscribed [{url}]")
        self.last_feed += 1
        folder = folder or self.default
        self.add_folder(folder)
        feed = Feed(self.last_feed, url, title or url, site or url, folder)
        self.feeds[feed.stream] = feed
        return feed

    def feed_of(self, name):
        """By stream or address."""
        if name in self.feeds:
            return self.feeds[name]
        return next((f for f in self.feeds.values() if name in (f.url, "feed/" + f.url)), None)

    def subscribe(self, url, title=None, folder=None):
        """Adds the feed at an address with its items."""
        if self.feed_of(url):
            raise NoFeed(f"Already subscribed [{url}]")
        own_title, site, entries = read_feed(url)
        feed = self.add_feed(url, title or own_title, folder, site)
        # The newest has the largest number.
        for entry in reversed(entries):
            self.add_item(feed, **entry)
        return feed

    def unsubscribe(self, feed):
        del self.feeds[feed.stream]
        self.items = {i.id: i for i in self.items.values() if i.feed is not feed}

    def move_feed(self, feed, folder):
        self.add_folder(folder)
        feed.folder = folder

    def rename_label(self, old, new):
        """A folder, else a tag; False when there is none."""
        if old in self.folders:
            self.default = new if self.default == old else self.default
            self.folders = [n for n in self.folders if n != new]
            self.folders[self.folders.index(old)] = new
            for feed in self.feeds.values():
                feed.folder = new if feed.folder == old else feed.folder
        elif old in self.tags:
            self.tags = [n for n in self.tags if n != new]
            self.tags[self.tags.index(old)] = new
            for item in self.items.values():
                item.tags = list(dict.fromkeys(new if n == old else n for n in item.tags))
        else:
            return False
        return True

    def remove_label(self, name):
        if name == self.default:
            return True
        if name in self.folders:
            self.folders.remove(name)
            for feed in self.feeds.values():
                feed.folder = self.default if feed.folder == name else feed.folder
        elif name in self.tags:
            self.tags.remove(name)
            for item in self.items.values():
                item.tags = [n for n in item.tags if n != name]
        else:
            return False
        return True

    # Items.

    def add_item(self, feed, **fields):
        now = 1 if self.small_ids else time.time_ns() // 1000
        self.last_id = max(self.last_id + 1, now)
        item = Item(self.last_id, feed, **fields)
        item.published = item.published or int(time.time())
        self.items[item.id] = item
        return item

    def tag_item(self, item, name, on):
        if on and name not in self.tags:
            self.tags.append(name)
        if on and name not in item.tags:
            item.tags.append(name)
        elif not on and name in item.tags:
            item.tags.remove(name)

    def dump(self):
        return {
            "folders": self.folders, "tags": self.tags,
            "feeds": [{"stream": f.stream, "url": f.url, "title": f.title, "folder": f.folder}
                      for f in self.feeds.values()],
            "items": [{"id": str(i.id), "feed": i.feed.stream, "title": i.title, "link": i.link,
                       "read": i.read, "starred": i.starred, "tags": sorted(i.tags)}
                      for i in self.items.values()],
        }


# Feeds on the loopback, well-formed RSS, RDF and Atom only.

def read_feed(url):
    """Title, site and entries in the feed's order."""
    host = urllib.parse.urlsplit(url).hostname
    if host not in ("127.0.0.1", "localhost", "::1"):
        raise NoFeed(f"Could not resolve host: {host} [{url}]")
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            kind = answer.headers.get("Content-Type", "")
            body = answer.read()
    except OSError as e:
        raise NoFeed(f"A feed could not be found at `{url}`; {e} [{url}]") from e
    try:
        root = ElementTree.fromstring(decode(body))
    except ElementTree.ParseError:
        root = None
    name = local(root.tag) if root is not None else ""
    if name not in ("rss", "RDF", "feed"):
        raise NoFeed(f"A feed could not be found at `{url}`; the status code is `200` and "
                     f"content-type is `{kind}` [{url}]")
    channel = root if name == "feed" else child(root, "channel")
    entries = [e for e in root.iter() if local(e.tag) in ("item", "entry")]
    site = urllib.parse.urljoin(url, link_of(channel) or url)
    return text(channel, "title") or url, site, [read_entry(e, site) for e in entries]


def decode(body):
    """The document without its XML declaration."""
    declared = re.match(rb'\s*<\?xml[^>]*encoding=["\']([\w-]+)', body)
    decoded = body.decode(declared[1].decode() if declared else "utf-8-sig", "replace")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded)


def read_entry(entry, site):
    """References are relative to the site, as SimplePie takes them."""
    body = entry.findtext(CONTENT) or text(entry, "content") or text(entry, "description") or \
        text(entry, "summary")
    author = text(entry, "author") or entry.findtext(CREATOR) or ""
    if not author.strip():
        author = text(child(entry, "author"), "name")
    when = text(entry, "pubDate") or text(entry, "published") or text(entry, "updated") or \
        entry.findtext(DC_DATE)
    files = [(urllib.parse.urljoin(site, e.get("url") or e.get("href")), e.get("type", ""),
              int(e.get("length") or 0)) for e in entry
             if local(e.tag) == "enclosure" or e.get("rel") == "enclosure"]
    link = link_of(entry) or (files[0][0] if files else site)
    return {
        "title": " ".join(text(entry, "title").split()), "html": body.strip(),
        "link": urllib.parse.urljoin(site, link), "author": author.strip(),
        "published": read_date(when), "enclosures": files,
        "keywords": [(e.text or e.get("term") or "").strip() for e in entry
                     if local(e.tag) == "category"],
    }


def local(tag):
    return tag.rpartition("}")[2]


def child(element, name):
    if element is None:
        return None
    return next((e for e in element if local(e.tag) == name), None)


def text(element, name):
    found = child(element, name)
    if found is None:
        return ""
    inner = "".join(ElementTree.tostring(e, encoding="unicode") for e in found)
    return (found.text or "") + inner


def link_of(element):
    for link in element:
        if local(link.tag) == "link" and link.get("rel", "alternate") == "alternate":
            return link.get("href") or (link.text or "").strip()
    return None


def read_date(s):
    try:
        return int(parsedate_to_datetime(s).timestamp())
    except (TypeError, ValueError):
        pass
    try:
        when = datetime.fromisoformat((s or "").replace("Z", "+00:00"))
        return int(when.replace(tzinfo=when.tzinfo or timezone.utc).timestamp())
    except ValueError:
        return 0
