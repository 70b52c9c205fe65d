/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables, as numbered steps: step N brings a database of version N-1 to version N, in one
 * transaction of its own. A step that was ever released is not edited again; doc/ARCHITECTURE.md
 * tells what the tables are for.
 */
#include <stdio.h>

#include "store/db.h"
#include "text/url.h"

enum { APPLICATION_ID = 0x67616e64 }; /* "gand" */

static const char *const migrations[] = {
    /* 1: nodes and their sources, articles, and the lists made from both. Kinds of nodes and
     * precisions of dates are the numbers of model/source.h and text/date.h. */
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
    "  rung INTEGER NOT NULL DEFAULT 0," /* of the identity ladder */
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

    /* Which nodes a source's articles are listed at: itself and those above. */
    "CREATE TABLE chain(source INTEGER NOT NULL, node INTEGER NOT NULL,"
    "  PRIMARY KEY(source, node)) WITHOUT ROWID;"
    "CREATE INDEX chain_node ON chain(node, source);"

    "CREATE TABLE article("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  source INTEGER,"        /* the first that had it; NULL when that was purged */
    "  time INTEGER NOT NULL," /* its place in every list: never changes */
    "  read INTEGER NOT NULL,"
    "  starred INTEGER NOT NULL DEFAULT 0,"
    "  changed INTEGER NOT NULL DEFAULT 0,"
    "  page INTEGER NOT NULL DEFAULT 0,"     /* 0 not tried, 1 kept, 2 could not be had */
    "  position INTEGER NOT NULL DEFAULT 0," /* where the reader was */
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

    /* What a source calls its articles: the key's hash; NULL is one that was forgotten. */
    "CREATE TABLE placement(source INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER,"
    "  content INTEGER NOT NULL," /* hash of what the source last said */
    "  PRIMARY KEY(source, key)) WITHOUT ROWID;"
    /* Hashes of canonical links and long titles, to find the same story elsewhere. May hold
     * articles that are gone and what an article was called before. */
    "CREATE TABLE twin(hash INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(hash, article)) WITHOUT ROWID;"
    /* All sources of an article that has several; no rows for the others. */
    "CREATE TABLE carrier(article INTEGER NOT NULL, source INTEGER NOT NULL,"
    "  PRIMARY KEY(article, source)) WITHOUT ROWID;"
    "CREATE INDEX carrier_source ON carrier(source, article);"

    /* The lists: an article once at every node that it is beneath, and again while unread. */
    "CREATE TABLE listing(node INTEGER NOT NULL, time INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(node, time, article)) WITHOUT ROWID;"
    "CREATE TABLE unread(node INTEGER NOT NULL, time INTEGER NOT NULL, article INTEGER NOT NULL,"
    "  PRIMARY KEY(node, time, article)) WITHOUT ROWID;",

    /* 2: what a feed says about when to come again, for the answers that do not repeat it. */
    "ALTER TABLE source ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;",

    /* 3: what pictures belong to articles that have had theirs seen to; an empty name when there
     * was none. */
    "CREATE TABLE picture(article INTEGER NOT NULL, name BLOB NOT NULL,"
    "  PRIMARY KEY(article, name)) WITHOUT ROWID;",

    /* 4: where a list page goes on: the first page not fetched yet, '' when there is none, NULL
     * when that is not known; and how many behind the list's own page were fetched. */
    "ALTER TABLE source ADD COLUMN older_url TEXT;"
    "ALTER TABLE source ADD COLUMN older_pages INTEGER NOT NULL DEFAULT 0;",

    /* 5: which articles are at hand as a whole, without the network. Of what feeds gave before, the
     * length of the text has to tell. */
    "ALTER TABLE article ADD COLUMN offline INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE node ADD COLUMN offline INTEGER NOT NULL DEFAULT 0;"
    "UPDATE article SET offline = 1 WHERE page = 1 OR id IN"
    " (SELECT article FROM body WHERE length(coalesce(content, summary)) > 1500);"
    "CREATE INDEX article_offline ON article(time, id) WHERE offline;"
    "UPDATE node SET offline = (SELECT count(*) FROM listing l JOIN article a ON a.id = l.article"
    " WHERE l.node = node.id AND a.offline);",

    /* 6: what is kept of a source (0: as the general settings have it, -1: everything), from when
     * on that was at the last refresh (NULL: everything), and the way from an article to what
     * sources call it, and to nodes that were removed. */
    "ALTER TABLE source ADD COLUMN keep_articles INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN keep_pictures INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE source ADD COLUMN kept_from INTEGER;"
    "CREATE INDEX placement_article ON placement(article) WHERE article NOT NULL;"
    "CREATE INDEX node_removed ON node(removed_at) WHERE removed_at NOT NULL;",

    /* 7: what watched pages said before. */
    "CREATE TABLE version(article INTEGER NOT NULL, number INTEGER NOT NULL, until INTEGER NOT "
    "NULL,"
    "  title TEXT NOT NULL, content TEXT, PRIMARY KEY(article, number)) WITHOUT ROWID;",

    /* 8: attachments that were or are downloaded; an address once. */
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

    /* 9: the index of words (store/search-index.h). */
    "ALTER TABLE article ADD COLUMN doc INTEGER;"
    "CREATE INDEX article_unindexed ON article(time, id) WHERE doc IS NULL;"
    "CREATE TABLE search_doc(doc INTEGER PRIMARY KEY, article INTEGER NOT NULL);"
    "CREATE VIRTUAL TABLE search_text USING fts5(terms, content='', detail=none, columnsize=0,"
    "  tokenize='ascii');",

    /* 10: parts of the index are merged sixteen at a time instead of four, which writes each word
     * half as often; never all at once, which would take long, unless there are many. */
    "INSERT INTO search_text(search_text, rank) VALUES('automerge', 16), ('crisismerge', 64);",

    /* 11: hosts that cannot be reached ('' is the network). Before, that counted as a failure of
     * each source there; these are due again. */
    "CREATE TABLE outage(host TEXT PRIMARY KEY, since INTEGER NOT NULL,"
    "  checked_at INTEGER NOT NULL, problem TEXT NOT NULL) WITHOUT ROWID;"
    "UPDATE source SET error = NULL, problem = NULL, failures = 0, checked_at = succeeded_at,"
    " due_at = 0, waiting = NULL WHERE problem LIKE 'no such host: %'"
    " OR problem LIKE 'connection refused by %' OR problem LIKE 'cannot connect to %'"
    " OR problem LIKE 'no answer from %';",

    /* 12: whether a source is in a private network (enum source_network), as its address was when
     * it was subscribed to; logins within addresses are kept with the source's secrets. */
    "ALTER TABLE source ADD COLUMN network INTEGER NOT NULL DEFAULT 0;"
    "UPDATE source SET credentials = url_login(node.url) FROM node"
    "  WHERE node.id = source.id AND source.credentials IS NULL AND url_login(node.url) IS NOT "
    "NULL;"
    "UPDATE node SET url = url_without_login(url) WHERE url_login(url) IS NOT NULL;"
    "UPDATE node SET site_url = url_without_login(site_url) WHERE url_login(site_url) IS NOT NULL;",
};

const int db_version = ARRAY_SIZE(migrations);

bool db_check_ours(struct store *s, struct error *e)
{
    int64_t ours, version;
    /* One statement, which sees one state: another process may be making the tables. */
    if (!db_get(s, e, &ours,
                "SELECT application_id = ?1 OR application_id = 0 AND user_version = 0 AND"
                " NOT EXISTS (SELECT 1 FROM sqlite_schema)"
                " FROM pragma_application_id, pragma_user_version",
                DB(APPLICATION_ID)) ||
        !db_get(s, e, &version, "PRAGMA user_version"))
        return false;
    if (!ours)
        return error_set(e, ERROR_INVALID, 0, "%s: a database, but not one of gander's", s->path);
    if (version > db_version)
        return error_set(e, ERROR_UNSUPPORTED, (int)version,
                         "%s: made by a newer gander (version %d, this one knows %d)", s->path,
                         (int)version, db_version);
    return true;
}

/* url_login('https://me:secret@host/') is 'me:secret', NULL without a login. */
static void url_login(sqlite3_context *context, int n, sqlite3_value **values)
{
    struct buf b = BUF_INIT;
    url_add_login(&b, str_from((const char *)sqlite3_value_text(values[0])));
    if (b.n > 0)
        sqlite3_result_text(context, b.p, (int)b.n, SQLITE_TRANSIENT);
    buf_fini(&b);
}

static void url_without_login(sqlite3_context *context, int n, sqlite3_value **values)
{
    struct buf b = BUF_INIT;
    url_add_redacted(&b, str_from((const char *)sqlite3_value_text(values[0])));
    sqlite3_result_text(context, buf_c(&b), (int)b.n, SQLITE_TRANSIENT);
    buf_fini(&b);
}

/* Functions that steps call. */
static bool add_functions(struct store *s, struct error *e)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    return (sqlite3_create_function(s->db, "url_login", 1, flags, NULL, url_login, NULL, NULL) ==
                SQLITE_OK &&
            sqlite3_create_function(s->db, "url_without_login", 1, flags, NULL, url_without_login,
                                    NULL, NULL) == SQLITE_OK) ||
           db_error(s, e);
}

/* Carries out the next step, if there is one left; another process may have been quicker. */
static bool migrate_once(struct store *s, bool *done, struct error *e)
{
    char sql[96];
    int64_t version;
    if (!store_begin(s, e))
        return false;
    bool ok = db_get(s, e, &version, "PRAGMA user_version") && db_check_ours(s, e);
    *done = ok && version == db_version;
    if (ok && !*done) {
        snprintf(sql, sizeof sql, "PRAGMA user_version = %d; PRAGMA application_id = %d",
                 (int)version + 1, APPLICATION_ID);
        ok = db_exec(s, migrations[version], e) && db_exec(s, sql, e);
    }
    return db_end(s, ok, e);
}

bool db_migrate(struct store *s, struct error *e)
{
    /* A database that is up to date is not locked. */
    int64_t version, id;
    if (!db_get(s, e, &version, "PRAGMA user_version") ||
        !db_get(s, e, &id, "PRAGMA application_id"))
        return false;
    bool done = version == db_version && id == APPLICATION_ID;
    if (!done && !add_functions(s, e))
        return false;
    while (!done)
        if (!migrate_once(s, &done, e))
            return false;
    return true;
}
