/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Schema as numbered steps: step N migrates version N-1 to N, in a transaction of its own. A
 * released step is never edited. doc/ARCHITECTURE.md describes the tables.
 */
#include <stdio.h>

#include "store/sql/db.h"
#include "text/url/url.h"

enum { APPLICATION_ID = 0x67616e64 }; /* "gand" */

static const char *const migrations[] = {
    /* 1: nodes and their sources, articles, and the lists derived from both. Kinds of nodes and
     * precisions of dates are numbers of model/source.h and text/date/date.h. */
    "CREATE TABLE node("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  parent INTEGER REFERENCES node(id),"
    "  position INTEGER NOT NULL,"
    "  kind INTEGER NOT NULL,"
    "  removed_at INTEGER," /* of the topmost removed node only */
    "  unread INTEGER NOT NULL DEFAULT 0,"
    "  total INTEGER NOT NULL DEFAULT 0,"
    "  title TEXT NOT NULL,"
    "  url TEXT,"
    "  url_key TEXT," /* canonical */
    "  site_url TEXT,"
    "  language TEXT,"
    "  description TEXT);"
    "CREATE INDEX node_parent ON node(parent, position);"
    "CREATE INDEX node_url ON node(url_key) WHERE url_key IS NOT NULL;"
    "INSERT INTO node(id, position, kind, title) VALUES(1, 0, 0, '');"

    "CREATE TABLE source("
    "  id INTEGER PRIMARY KEY REFERENCES node(id) ON DELETE CASCADE,"
    "  rung INTEGER NOT NULL DEFAULT 0," /* enum identity_rung */
    "  error TEXT,"                      /* error_name() */
    "  http_status INTEGER NOT NULL DEFAULT 0,"
    "  problem TEXT,"
    "  failures INTEGER NOT NULL DEFAULT 0,"
    "  checked_at INTEGER NOT NULL DEFAULT 0,"
    "  succeeded_at INTEGER NOT NULL DEFAULT 0,"
    "  due_at INTEGER NOT NULL DEFAULT 0,"
    "  newest_at INTEGER NOT NULL DEFAULT 0,"
    "  waiting TEXT,"
    "  etag TEXT,"
    "  last_modified TEXT,"
    "  validators_at INTEGER NOT NULL DEFAULT 0,"
    "  body_hash INTEGER NOT NULL DEFAULT 0,"
    "  moved_to TEXT,"
    "  moved_count INTEGER NOT NULL DEFAULT 0,"
    "  interval_minutes INTEGER NOT NULL DEFAULT 0,"
    "  full_text INTEGER NOT NULL DEFAULT 0,"
    "  user_agent TEXT,"
    "  proxy TEXT,"
    "  cookie TEXT,"
    "  credentials TEXT,"
    "  zone_offset INTEGER);"
    "CREATE TABLE host(host TEXT PRIMARY KEY, retry_at INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE state(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

    /* Nodes that list a source's articles: itself and its ancestors. */
    "CREATE TABLE chain(source INTEGER NOT NULL, node INTEGER NOT NULL,"
    "  PRIMARY KEY(source, node)) WITHOUT ROWID;"
    "CREATE INDEX chain_node ON chain(node, source);"

    "CREATE TABLE article("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  source INTEGER,"        /* the first; NULL when purged */
    "  time INTEGER NOT NULL," /* list time, never changes */
    "  read INTEGER NOT NULL,"
    "  starred INTEGER NOT NULL DEFAULT 0,"
    "  changed INTEGER NOT NULL DEFAULT 0,"
    "  page INTEGER NOT NULL DEFAULT 0,"     /* 0 not tried, 1 stored, 2 failed */
    "  position INTEGER NOT NULL DEFAULT 0," /* reading position */
    "  published INTEGER NOT NULL,"
    "  zone INTEGER NOT NULL,"
    "  precision INTEGER NOT NULL,"
    "  title TEXT NOT NULL,"
    "  url TEXT,"
    "  source_name TEXT);"
    "CREATE INDEX article_starred ON article(time, id) WHERE starred;"
    "CREATE INDEX article_changed ON article(id) WHERE changed;"
    "CREATE TABLE body(article INTEGER PRIMARY KEY, summary TEXT, content TEXT, more BLOB);"
    "CREATE TABLE page(article INTEGER PRIMARY KEY, tried_at INTEGER NOT NULL, problem TEXT,"
    "  content TEXT, more BLOB);"

    /* A source's keys (hashes) of its articles; article NULL for a forgotten one. */
    "CREATE TABLE placement(source INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER,"
    "  content INTEGER NOT NULL," /* hash of the source's last version */
    "  PRIMARY KEY(source, key)) WITHOUT ROWID;"
    /* Hashes of canonical links and long titles, to find a story across sources. May hold deleted
     * articles and former titles. */
    "CREATE TABLE twin(hash INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(hash, article)) WITHOUT ROWID;"
    /* All sources of an article with several; no rows for other articles. */
    "CREATE TABLE carrier(article INTEGER NOT NULL, source INTEGER NOT NULL,"
    "  PRIMARY KEY(article, source)) WITHOUT ROWID;"
    "CREATE INDEX carrier_source ON carrier(source, article);"

    /* Lists: an article once at every node above it, and again in `unread`. */
    "CREATE TABLE listing(node INTEGER NOT NULL, time INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(node, time, article)) WITHOUT ROWID;"
    "CREATE TABLE unread(node INTEGER NOT NULL, time INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(node, time, article)) WITHOUT ROWID;",

    /* 2: a feed's hints on when to refresh, for answers that do not repeat them. */
    "ALTER TABLE source ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;",

    /* 3: cached pictures of processed articles; an empty name for an article without. */
    "CREATE TABLE picture(article INTEGER NOT NULL, name BLOB NOT NULL,"
    "  PRIMARY KEY(article, name)) WITHOUT ROWID;",

    /* 4: older pages of a list: address of the next to fetch ('' for none, NULL for unknown), and
     * number of those fetched. */
    "ALTER TABLE source ADD COLUMN older_url TEXT;"
    "ALTER TABLE source ADD COLUMN older_pages INTEGER NOT NULL DEFAULT 0;",

    /* 5: articles that are complete without the network, judged by the length of the text for those
     * already stored. */
    "ALTER TABLE article ADD COLUMN offline INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE node ADD COLUMN offline INTEGER NOT NULL DEFAULT 0;"
    "UPDATE article SET offline = 1 WHERE page = 1 OR id IN"
    " (SELECT article FROM body WHERE length(coalesce(content, summary)) > 1500);"
    "CREATE INDEX article_offline ON article(time, id) WHERE offline;"
    "UPDATE node SET offline = (SELECT count(*) FROM listing l JOIN article a ON a.id = l.article"
    " WHERE l.node = node.id AND a.offline);",

    /* 6: retention of a source (0: general setting, -1: everything), its limit at the last refresh
     * (NULL: none), and indexes from an article to its placements and to removed nodes. */
    "ALTER TABLE source ADD COLUMN keep_articles INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN keep_pictures INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN kept_from INTEGER;"
    "CREATE INDEX placement_article ON placement(article) WHERE article NOT NULL;"
    "CREATE INDEX node_removed ON node(removed_at) WHERE removed_at NOT NULL;",

    /* 7: former versions of watched pages. */
    "CREATE TABLE version(article INTEGER NOT NULL, number INTEGER NOT NULL, until INTEGER NOT "
    "NULL,"
    "  title TEXT NOT NULL, content TEXT, PRIMARY KEY(article, number)) WITHOUT ROWID;",

    /* 8: downloads, one per address. */
    "CREATE TABLE download("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL,"
    "  state INTEGER NOT NULL," /* enum download_state */
    "  url TEXT NOT NULL UNIQUE,"
    "  title TEXT NOT NULL,"
    "  article_title TEXT NOT NULL,"
    "  path TEXT,"
    "  size INTEGER NOT NULL DEFAULT -1,"
    "  got INTEGER NOT NULL DEFAULT 0,"
    "  validator TEXT,"
    "  error TEXT,"
    "  problem TEXT,"
    "  queued_at INTEGER NOT NULL,"
    "  ended_at INTEGER NOT NULL DEFAULT 0);",

    /* 9: the index of words (store/search/index.h). */
    "ALTER TABLE article ADD COLUMN doc INTEGER;"
    "CREATE INDEX article_unindexed ON article(time, id) WHERE doc IS NULL;"
    "CREATE TABLE search_doc(doc INTEGER PRIMARY KEY, article INTEGER NOT NULL);"
    "CREATE VIRTUAL TABLE search_text USING fts5(terms, content='', detail=none, columnsize=0,"
    "  tokenize='ascii');",

    /* 10: merge sixteen segments of the index instead of four, which halves the writes per word;
     * avoid long merges of all segments unless there are many. */
    "INSERT INTO search_text(search_text, rank) VALUES('automerge', 16), ('crisismerge', 64);",

    /* 11: unreachable hosts ('' is the network). Sources that had counted this as their own failure
     * become due. */
    "CREATE TABLE outage(host TEXT PRIMARY KEY, since INTEGER NOT NULL,"
    "  checked_at INTEGER NOT NULL, problem TEXT NOT NULL) WITHOUT ROWID;"
    "UPDATE source SET error = NULL, problem = NULL, failures = 0, checked_at = succeeded_at,"
    " due_at = 0, waiting = NULL WHERE problem LIKE 'no such host: %'"
    " OR problem LIKE 'connection refused by %' OR problem LIKE 'cannot connect to %'"
    " OR problem LIKE 'no answer from %';",

    /* 12: network of a source (enum source_network) at the time of subscription; logins move from
     * addresses to the source's secrets. */
    "ALTER TABLE source ADD COLUMN network INTEGER NOT NULL DEFAULT 0;"
    "UPDATE source SET credentials = url_login(node.url) FROM node"
    "  WHERE node.id = source.id AND source.credentials IS NULL AND url_login(node.url) IS NOT "
    "NULL;"
    "UPDATE node SET url = url_without_login(url) WHERE url_login(url) IS NOT NULL;"
    "UPDATE node SET site_url = url_without_login(site_url) WHERE url_login(site_url) IS NOT NULL;",

    /* 13: tags (key: case-folded name), notes, saved views (nodes of kind NODE_VIEW), rules
     * (removed_at: kept for the articles that they muted), the journal of changes, and articles
     * taken off every list (enum article_hidden). */
    "CREATE TABLE tag(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
    "  key TEXT NOT NULL UNIQUE);"
    "CREATE TABLE tagged(tag INTEGER NOT NULL, time INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(tag, time, article)) WITHOUT ROWID;"
    "CREATE INDEX tagged_article ON tagged(article);"
    "CREATE TABLE note(article INTEGER PRIMARY KEY, changed_at INTEGER NOT NULL,"
    "  text TEXT NOT NULL);"
    "CREATE TABLE view(id INTEGER PRIMARY KEY REFERENCES node(id) ON DELETE CASCADE,"
    "  query TEXT NOT NULL, problem TEXT,"
    "  day INTEGER NOT NULL DEFAULT 0,"      /* midnight that relative dates refer to */
    "  walk_time INTEGER, walk_id INTEGER);" /* position that the walk has reached */
    "CREATE TABLE rule(id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL,"
    "  removed_at INTEGER, until INTEGER, query TEXT NOT NULL, actions TEXT NOT NULL);"
    "CREATE TABLE change(id INTEGER PRIMARY KEY AUTOINCREMENT, undone INTEGER NOT NULL DEFAULT 0,"
    "  data BLOB NOT NULL);"
    "ALTER TABLE article ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX article_muted ON article(time, id) WHERE hidden = 1;"
    "CREATE TABLE hidden(article INTEGER PRIMARY KEY, rule INTEGER, since INTEGER NOT NULL);"
    "CREATE INDEX hidden_since ON hidden(since);",

    /* 14: sources that are a program's output (program: the user gave the address as a command
     * line), filters between a source and its parser, and quiet sources; reason why a view or a
     * rule was switched off (a regular expression took too long), and failures of rules'
     * programs. */
    "ALTER TABLE source ADD COLUMN program INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN filter TEXT;"
    "ALTER TABLE source ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE view ADD COLUMN stopped TEXT;"
    "ALTER TABLE rule ADD COLUMN stopped TEXT;"
    "ALTER TABLE rule ADD COLUMN failure TEXT;"
    /* The queue of recordings; a line of `chapters` is a start in seconds and a title. */
    "CREATE TABLE queue(id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL,"
    "  article INTEGER NOT NULL, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
    "  source TEXT NOT NULL, duration INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0,"
    "  chapters TEXT NOT NULL);"
    /* Comments on articles. */
    "CREATE TABLE comment(article INTEGER NOT NULL, number INTEGER NOT NULL,"
    "  time INTEGER NOT NULL, author TEXT, text TEXT NOT NULL,"
    "  PRIMARY KEY(article, number)) WITHOUT ROWID;"
    /* Accounts at servers, and the last known state there: of feeds (without stream: refused),
     * items, and labels of items. `pending` of an item: 1, the article's read mark differs; 2, its
     * star does; 4 and 8, that was sent, without an answer yet. Of a label: 1 to be added, 2 to be
     * removed; 3 and 4, that was sent. */
    "CREATE TABLE account(id INTEGER PRIMARY KEY REFERENCES node(id) ON DELETE CASCADE,"
    "  server TEXT NOT NULL, url TEXT NOT NULL, user TEXT NOT NULL,"
    "  password_command TEXT, password_file TEXT,"
    "  has_labels INTEGER NOT NULL,"
    "  pulled INTEGER NOT NULL DEFAULT 0,"
    "  labels_at INTEGER NOT NULL DEFAULT 0,"
    "  labels_hash INTEGER NOT NULL DEFAULT 0,"
    "  error TEXT,"
    "  http_status INTEGER NOT NULL DEFAULT 0,"
    "  problem TEXT,"
    "  failures INTEGER NOT NULL DEFAULT 0,"
    "  checked_at INTEGER NOT NULL DEFAULT 0,"
    "  succeeded_at INTEGER NOT NULL DEFAULT 0,"
    "  retry_at INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE account_feed(node INTEGER PRIMARY KEY, account INTEGER NOT NULL,"
    "  stream TEXT, title TEXT NOT NULL, folder TEXT NOT NULL, refusal TEXT,"
    "  adopted INTEGER NOT NULL);"
    "CREATE INDEX account_feed_stream ON account_feed(account, stream);"
    "CREATE TABLE account_item(account INTEGER NOT NULL, item INTEGER NOT NULL, article INTEGER,"
    "  unread INTEGER NOT NULL, starred INTEGER NOT NULL,"
    "  pending INTEGER NOT NULL,"
    "  PRIMARY KEY(account, item)) WITHOUT ROWID;"
    "CREATE INDEX account_item_article ON account_item(article) WHERE article NOT NULL;"
    "CREATE INDEX account_unread ON account_item(account, item) WHERE unread;"
    "CREATE INDEX account_starred ON account_item(account, item) WHERE starred;"
    "CREATE INDEX account_pending ON account_item(account, item) WHERE pending;"
    "CREATE TABLE account_label(account INTEGER NOT NULL, key TEXT NOT NULL,"
    "  item INTEGER NOT NULL, name TEXT NOT NULL, pending INTEGER NOT NULL,"
    "  PRIMARY KEY(account, key, item)) WITHOUT ROWID;"
    "CREATE INDEX account_label_item ON account_label(account, item);"
    "CREATE INDEX account_label_pending ON account_label(account, pending) WHERE pending;",

    /* 15: latest rows of `twin` (store/article/twins.h). */
    "CREATE TABLE twin_new(hash INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(hash, article)) WITHOUT ROWID;",

    /* 16: idle moments merge any two segments of the index of one level. */
    "INSERT INTO search_text(search_text, rank) VALUES('usermerge', 2);",

    /* 17: letters without marks are other words: index all articles and fill all views anew. */
    "INSERT INTO search_text(search_text) VALUES('delete-all');"
    "DELETE FROM search_doc;"
    "UPDATE article SET doc = NULL WHERE doc NOT NULL;"
    "UPDATE view SET walk_time = 9223372036854775807, walk_id = 9223372036854775807"
    "  WHERE problem IS NULL;",

    /* 18: texts of `body` and `page` may be BLOBs (store/sql/compress.h), unknown to version 17. */
    "",

    /* 19: searches ignore spaces between scripts: fill views anew whose query is not ASCII. */
    "UPDATE view SET walk_time = 9223372036854775807, walk_id = 9223372036854775807"
    "  WHERE problem IS NULL AND query GLOB '*[^ -~]*';",

    /* 20: articles marked as read, as a table: marks of many change few of its pages. */
    "CREATE TABLE read(article INTEGER PRIMARY KEY);"
    "INSERT INTO read SELECT id FROM article WHERE read;"
    "ALTER TABLE article DROP COLUMN read;",
};

const int db_version = ARRAY_SIZE(migrations);

bool db_check_ours(struct store *s, struct error *e)
{
    int64_t ours;
    /* A single statement, for a consistent view: another process may be creating the tables. */
    if (!db_get(s, e, &ours,
                "SELECT application_id = ?1 OR application_id = 0 AND user_version = 0 AND"
                " NOT EXISTS (SELECT 1 FROM sqlite_schema)"
                " FROM pragma_application_id, pragma_user_version",
                DB(APPLICATION_ID)))
        return false;
    if (!ours)
        return error_set(e, ERROR_INVALID, 0, "%s: a database, but not one of gander's", s->path);
    return db_check_version(s, db_version, e);
}

/* url_login('https://me:secret@host/') is 'me:secret', NULL without a login. */
static void url_login(sqlite3_context *context, int n, sqlite3_value **values)
{
    AUTO(buf) b = BUF_INIT;
    url_add_login(&b, str_from((const char *)sqlite3_value_text(values[0])));
    if (b.n > 0)
        sqlite3_result_text(context, b.p, (int)b.n, SQLITE_TRANSIENT);
}

static void url_without_login(sqlite3_context *context, int n, sqlite3_value **values)
{
    AUTO(buf) b = BUF_INIT;
    url_add_redacted(&b, str_from((const char *)sqlite3_value_text(values[0])));
    sqlite3_result_text(context, buf_c(&b), (int)b.n, SQLITE_TRANSIENT);
}

/* Registers the SQL functions of the steps. */
static bool add_functions(struct store *s, struct error *e)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    return (sqlite3_create_function(s->db, "url_login", 1, flags, NULL, url_login, NULL, NULL) ==
                SQLITE_OK &&
            sqlite3_create_function(s->db, "url_without_login", 1, flags, NULL, url_without_login,
                                    NULL, NULL) == SQLITE_OK) ||
           db_error(s, e);
}

/* Runs the next step, if any is left: another process may be migrating as well. */
static bool migrate_once(struct store *s, int to, bool *done, struct error *e)
{
    char sql[96];
    int64_t version;
    if (!store_begin(s, e))
        return false;
    bool ok = db_get(s, e, &version, "PRAGMA user_version") && db_check_ours(s, e);
    *done = ok && version >= to;
    if (ok && !*done) {
        snprintf(sql, sizeof sql, "PRAGMA user_version = %d; PRAGMA application_id = %d",
                 (int)version + 1, APPLICATION_ID);
        ok = db_exec(s, migrations[version], e) && db_exec(s, sql, e);
    }
    return store_end(s, ok, e);
}

bool db_migrate(struct store *s, int to, struct error *e)
{
    s->version = to;
    /* Checks the version without taking a lock. */
    int64_t version, id;
    if (!db_get(s, e, &version, "PRAGMA user_version") ||
        !db_get(s, e, &id, "PRAGMA application_id"))
        return false;
    bool done = version == to && id == APPLICATION_ID;
    if (!done && !add_functions(s, e))
        return false;
    while (!done)
        if (!migrate_once(s, to, &done, e))
            return false;
    return true;
}
