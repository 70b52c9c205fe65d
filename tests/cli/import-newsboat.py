# SPDX-License-Identifier: GPL-3.0-or-later
"""import-newsboat.py KIND FILE: a database as another reader makes it."""
import sqlite3
import sys

NEWSBOAT = """
CREATE TABLE rss_feed(rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
  title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0,
  is_rtl INTEGER(1) NOT NULL DEFAULT 0, etag VARCHAR(128) NOT NULL DEFAULT '');
CREATE TABLE rss_item(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
  title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
  feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
  unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
  enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
  base VARCHAR(128) NOT NULL DEFAULT '');
CREATE INDEX idx_feedurl ON rss_item(feedurl);
"""
NEWSRAFT = """
CREATE TABLE feeds(feed_url TEXT NOT NULL UNIQUE, title TEXT, link TEXT, content TEXT);
CREATE TABLE items(feed_url TEXT NOT NULL, guid TEXT NOT NULL, title TEXT, link TEXT, content TEXT,
  publication_date INTEGER(8), update_date INTEGER(8), unread INTEGER(1), important INTEGER(1));
"""
HOSTILE = "\x1b]0;owned\x07 \x1b[31m\u202e'; DROP TABLE article; --\x00 <script>x</script> &amp;lt;"


def item(db, feed, number, title, unread=1, flags=None, deleted=0, content="<p>Text</p>"):
    db.execute("INSERT INTO rss_item(guid, title, author, url, feedurl, pubDate, content, unread,"
               " enclosure_url, enclosure_type, flags, deleted) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
               ("id-%d" % number, title, "A. Author", "http://127.0.0.1:9/%d" % number, feed,
                1700000000 + number, content, unread, "http://127.0.0.1:9/%d.mp3" % number,
                "audio/mpeg", flags, deleted))


def newsboat(db):
    a, b = "http://127.0.0.1:9/a.xml", "http://127.0.0.1:9/b.xml"
    db.executescript(NEWSBOAT)
    db.execute("INSERT INTO rss_feed(rssurl, url, title) VALUES(?, '', 'Feed &amp; A')", (a,))
    item(db, a, 1, "Unread goose")
    item(db, a, 2, "Read goose", unread=0)
    item(db, a, 3, "Flagged", flags="aS")
    item(db, a, 4, "Deleted", deleted=1)
    item(db, a, 5, HOSTILE, content=HOSTILE)
    item(db, b, 6, b"\xff\xfe bad \xe9", content=b"\xff" * 100)
    item(db, b, 7, "Long", content="x" * (5 << 20))
    item(db, "exec:~/bin/feed", 8, "Of a program")
    item(db, "http://127.0.0.1:9/gone.xml", 9, "Of a feed that is gone")


def large(db):
    db.executescript(NEWSBOAT)
    for number in range(40000):
        item(db, "http://127.0.0.1:9/%d.xml" % (number % 10), number, "雁 %d" % number,
             unread=number % 3)


def newsraft(db):
    feed = "http://127.0.0.1:9/a.xml"
    db.executescript(NEWSRAFT)
    db.execute("INSERT INTO feeds VALUES(?, 'Raft', '', '')", (feed,))
    insert = "INSERT INTO items VALUES(?,?,?,?,?,?,?,?,?)"
    db.execute(insert, (feed, "r1", "Starred", "http://127.0.0.1:9/r1",
                        "\x1ftype=text/html\x1ftext=<p>Long <b>text</b></p>\x1ftext=short",
                        1700000000, 0, 0, 1))
    db.execute(insert, (feed, "r2", "Unread", "http://127.0.0.1:9/r2", "plain", 1700000001, 0, 1, 0))


connection = sqlite3.connect(sys.argv[2])
connection.text_factory = bytes
{"newsboat": newsboat, "large": large, "newsraft": newsraft}[sys.argv[1]](connection)
connection.commit()
