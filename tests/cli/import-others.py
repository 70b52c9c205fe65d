# SPDX-License-Identifier: GPL-3.0-or-later
"""import-others.py KIND FEED: starred articles of an aggregator, made of a feed, as JSON."""
import json
import sys
import urllib.request
import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime

kind, feed = sys.argv[1:]
root = ET.fromstring(urllib.request.urlopen(feed).read())
items = root.findall("channel/item")[:5]


def text(item, name):
    return item.findtext(name) or ""


def greader(item, number):
    return {
        "id": "tag:google.com,2005:reader/item/%016x" % number,
        "title": text(item, "title"),
        "canonical": [{"href": text(item, "link")}],
        "author": "Somebody",
        "published": int(parsedate_to_datetime(text(item, "pubDate")).timestamp()),
        "summary": {"content": text(item, "description")},
        "categories": ["user/-/state/com.google/reading-list"]
        + (["user/-/state/com.google/read"] if number % 2 else []),
        "origin": {"streamId": "feed/7", "title": "City", "feedUrl": feed},
    }


def miniflux(item, number):
    return {
        "title": text(item, "title"),
        "url": text(item, "link"),
        "published_at": parsedate_to_datetime(text(item, "pubDate")).isoformat(),
        "content": text(item, "description"),
        "status": "read" if number % 2 else "unread",
        "starred": number < 2,
        "feed": {"feed_url": feed, "title": "City"},
    }


if kind == "greader":
    items = [greader(item, number) for number, item in enumerate(items)]
    items.append({"title": "Of no feed", "origin": {"streamId": "feed/8"}})
    document = {"id": "user/-/state/org.freshrss/starred", "items": items}
else:
    document = {"total": 5, "entries": [miniflux(item, n) for n, item in enumerate(items)]}
json.dump(document, sys.stdout)
