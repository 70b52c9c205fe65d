/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tree/listing.h"

#include "base/vec.h"

bool listing_count_at(struct store *s, int64_t node, const struct listing_counts *by,
                      struct error *e)
{
    return (!by->total && !by->unread && !by->offline) ||
           db_do(s, e,
                 "UPDATE OR FAIL node SET total = total + ?2, unread = unread + ?3,"
                 " offline = offline + ?4 WHERE id = ?1",
                 DB(node), DB(by->total), DB(by->unread), DB(by->offline));
}

bool listing_clear(struct store *s, int64_t node, struct error *e)
{
    return db_do(s, e, "DELETE FROM listing WHERE node = ?1", DB(node)) &&
           db_do(s, e, "DELETE FROM unread WHERE node = ?1", DB(node)) &&
           db_do(s, e, "DELETE FROM chain WHERE node = ?1", DB(node)) &&
           db_do(s, e, "UPDATE node SET total = 0, unread = 0, offline = 0 WHERE id = ?1",
                 DB(node));
}

#define ADD_AT_CHAIN(table, condition)                                                             \
    "INSERT OR FAIL INTO " table " SELECT c.node, a.time, a.id FROM chain c CROSS JOIN article a"  \
    " WHERE c.source = ?1 AND a.id BETWEEN ?2 AND ?3" condition

bool listing_add(struct store *s, int64_t source, int64_t first, int64_t last, bool any_read,
                 struct error *e)
{
    return db_do(s, e, ADD_AT_CHAIN("listing", ""), DB(source), DB(first), DB(last)) &&
           db_do(s, e,
                 any_read ? ADD_AT_CHAIN("unread", " AND NOT " ARTICLE_IS_READ)
                          : ADD_AT_CHAIN("unread", ""),
                 DB(source), DB(first), DB(last));
}

bool listing_count(struct store *s, int64_t source, const struct listing_counts *by,
                   struct error *e)
{
    AUTO(ids) nodes = {0};
    bool ok = db_get_all(s, e, &nodes, "SELECT node FROM chain WHERE source = ?1", DB(source));
    for (size_t i = 0; ok && i < nodes.n; i++)
        ok = listing_count_at(s, nodes.v[i], by, e);
    return ok;
}

/* Loads the nodes whose lists have the article. */
static bool load_nodes_of(struct store *s, int64_t article, struct ids *out, struct error *e)
{
    return db_get_all(s, e, out,
                      "SELECT c.node FROM article a JOIN chain c ON c.source = a.source"
                      " WHERE a.id = ?1 AND NOT a.hidden"
                      " UNION SELECT c.node FROM article a JOIN carrier k ON k.article = a.id"
                      " JOIN chain c ON c.source = k.source WHERE a.id = ?1 AND NOT a.hidden",
                      DB(article));
}

/* Loads an article's list time and its contribution to a node's counts, none if it is hidden. */
static bool load_article(struct store *s, int64_t article, int64_t *time,
                         struct listing_counts *counts, struct error *e)
{
    AUTO_RESET sqlite3_stmt *st = db_find(
        s, "article", article,
        "SELECT time, " ARTICLE_IS_READ ", offline, hidden FROM article a WHERE id = ?1", e);
    if (!st)
        return false;
    *time = sqlite3_column_int64(st, 0);
    *counts = (struct listing_counts){0};
    if (!sqlite3_column_int(st, 3))
        *counts = (struct listing_counts){1, !sqlite3_column_int(st, 1), sqlite3_column_int(st, 2)};
    return true;
}

bool listing_put(struct store *s, int64_t node, const struct listing_row *row,
                 struct listing_counts *by, struct error *e)
{
    if (!db_do(s, e, "INSERT OR IGNORE INTO listing VALUES(?1, ?2, ?3)", DB(node), DB(row->time),
               DB(row->article)))
        return false;
    if (!sqlite3_changes64(s->db))
        return true;
    by->total++;
    by->unread += row->unread;
    by->offline += row->offline;
    return !row->unread || db_do(s, e, "INSERT OR IGNORE INTO unread VALUES(?1, ?2, ?3)", DB(node),
                                 DB(row->time), DB(row->article));
}

bool listing_take(struct store *s, int64_t node, const struct listing_row *row,
                  struct listing_counts *by, struct error *e)
{
    if (!db_do(s, e, "DELETE FROM listing WHERE node = ?1 AND time = ?2 AND article = ?3", DB(node),
               DB(row->time), DB(row->article)))
        return false;
    if (!sqlite3_changes64(s->db))
        return true;
    by->total--;
    by->offline -= row->offline;
    if (!db_do(s, e, "DELETE FROM unread WHERE node = ?1 AND time = ?2 AND article = ?3", DB(node),
               DB(row->time), DB(row->article)))
        return false;
    by->unread -= sqlite3_changes64(s->db);
    return true;
}

/* Adds an article to the lists of nodes, except where it is already, or takes it off. */
static bool list_article(struct store *s, const struct ids *nodes, int64_t time, int64_t article,
                         const struct listing_counts *counts, bool add, struct error *e)
{
    struct listing_row row = {time, article, counts->unread, counts->offline};
    bool ok = true;
    for (size_t i = 0; ok && counts->total && i < nodes->n; i++) {
        struct listing_counts by = {0};
        ok = (add ? listing_put(s, nodes->v[i], &row, &by, e)
                  : listing_take(s, nodes->v[i], &row, &by, e)) &&
             listing_count_at(s, nodes->v[i], &by, e);
    }
    return ok;
}

bool listing_add_carrier(struct store *s, int64_t source, int64_t article, struct error *e)
{
    AUTO(ids) nodes = {0};
    int64_t time = 0;
    struct listing_counts counts = {0};
    return load_article(s, article, &time, &counts, e) &&
           db_get_all(s, e, &nodes, "SELECT node FROM chain WHERE source = ?1", DB(source)) &&
           /* An orphaned article gets this source; a single source needs no carrier row. */
           db_do(s, e,
                 "INSERT OR IGNORE INTO carrier SELECT id, source FROM article"
                 " WHERE id = ?1 AND source <> ?2 UNION SELECT id, ?2 FROM article"
                 " WHERE id = ?1 AND source <> ?2",
                 DB(article), DB(source)) &&
           db_do(s, e, "UPDATE article SET source = ?2 WHERE id = ?1 AND source IS NULL",
                 DB(article), DB(source)) &&
           list_article(s, &nodes, time, article, &counts, true, e);
}

bool listing_clear_picked(struct store *s, struct error *e)
{
    return db_exec(s, "CREATE TEMP TABLE IF NOT EXISTS picked(article INTEGER PRIMARY KEY)", e) &&
           db_do(s, e, "DELETE FROM temp.picked");
}

/* Updates `unread` and its count at each of the nodes. */
static bool change_unread(struct store *s, const struct ids *nodes, int64_t time, int64_t article,
                          bool read, struct error *e)
{
    sqlite3_stmt *st =
        db_statement(s,
                     read ? "DELETE FROM unread WHERE node = ?1 AND time = ?2 AND article = ?3"
                          : "INSERT INTO unread VALUES(?1, ?2, ?3)",
                     e);
    bool ok = st;
    for (size_t i = 0; ok && i < nodes->n; i++) {
        db_bind(st, DB(nodes->v[i]), DB(time), DB(article));
        ok = db_finish(s, st, e);
    }
    return ok;
}

/* For an article of several sources. */
static bool set_read_carried(struct store *s, int64_t time, int64_t article, bool read,
                             struct error *e)
{
    AUTO(ids) nodes = {0};
    bool ok =
        load_nodes_of(s, article, &nodes, e) && change_unread(s, &nodes, time, article, read, e);
    struct listing_counts by = {.unread = read ? -1 : 1};
    for (size_t i = 0; ok && i < nodes.n; i++)
        ok = listing_count_at(s, nodes.v[i], &by, e);
    return ok;
}

/* For articles of a single source, source by source. */
static bool set_read_alone(struct store *s, bool read, struct error *e)
{
    AUTO(ids) nodes = {0};
    struct listing_counts by = {0};
    int64_t source = 0;
    bool ok = true;
    sqlite3_stmt *st = db_statement(s,
                                    "SELECT a.source, a.time, a.id FROM temp.picked p CROSS"
                                    " JOIN article a ON a.id = p.article"
                                    " WHERE a.source IS NOT NULL AND NOT a.hidden AND NOT EXISTS"
                                    " (SELECT 1 FROM carrier k WHERE k.article = a.id)"
                                    " ORDER BY a.source, a.time",
                                    e);
    while (db_next(s, st, &ok, e)) {
        if (sqlite3_column_int64(st, 0) != source) {
            ok = listing_count(s, source, &by, e);
            source = sqlite3_column_int64(st, 0);
            by.unread = 0;
            nodes.n = 0;
            ok = ok &&
                 db_get_all(s, e, &nodes, "SELECT node FROM chain WHERE source = ?1", DB(source));
        }
        ok = ok && change_unread(s, &nodes, sqlite3_column_int64(st, 1),
                                 sqlite3_column_int64(st, 2), read, e);
        by.unread += read ? -1 : 1;
    }
    return ok && listing_count(s, source, &by, e);
}

bool listing_update_read(struct store *s, bool read, struct error *e)
{
    if (!set_read_alone(s, read, e))
        return false;
    sqlite3_stmt *st = db_statement(s,
                                    "SELECT a.time, a.id FROM temp.picked p CROSS"
                                    " JOIN article a ON a.id = p.article WHERE EXISTS"
                                    " (SELECT 1 FROM carrier k WHERE k.article = p.article)",
                                    e);
    bool ok = true;
    while (db_next(s, st, &ok, e))
        ok = set_read_carried(s, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1), read, e);
    return ok;
}

bool listing_set_offline(struct store *s, int64_t article, bool offline, struct error *e)
{
    AUTO(ids) nodes = {0};
    struct listing_counts by = {.offline = offline ? 1 : -1};
    if (!db_do(s, e, "UPDATE article SET offline = ?2 WHERE id = ?1 AND offline <> ?2", DB(article),
               DB(offline)))
        return false;
    if (!sqlite3_changes64(s->db))
        return true;
    bool ok = load_nodes_of(s, article, &nodes, e) &&
              db_get_all(s, e, &nodes,
                         "SELECT v.id FROM view v CROSS JOIN article a ON a.id = ?1"
                         " WHERE EXISTS (SELECT 1 FROM listing l WHERE l.node = v.id"
                         " AND l.time = a.time AND l.article = a.id)",
                         DB(article));
    for (size_t i = 0; ok && i < nodes.n; i++)
        ok = listing_count_at(s, nodes.v[i], &by, e);
    return ok;
}

static bool list_everywhere(struct store *s, int64_t article, bool add, struct error *e)
{
    AUTO(ids) nodes = {0};
    struct listing_counts counts;
    int64_t time;
    return load_article(s, article, &time, &counts, e) && load_nodes_of(s, article, &nodes, e) &&
           list_article(s, &nodes, time, article, &counts, add, e);
}

static bool drop_one(struct store *s, int64_t article, struct error *e)
{
    return list_everywhere(s, article, false, e);
}

static bool restore_one(struct store *s, int64_t article, struct error *e)
{
    return list_everywhere(s, article, true, e);
}

static bool each_picked(struct store *s, bool (*call)(struct store *, int64_t, struct error *),
                        struct error *e)
{
    return db_each(s, db_statement(s, "SELECT article FROM temp.picked", e), call, e);
}

bool listing_drop(struct store *s, struct error *e)
{
    return each_picked(s, drop_one, e);
}

bool listing_set_hidden(struct store *s, enum article_hidden hidden, struct error *e)
{
    return (hidden == ARTICLE_LISTED || listing_drop(s, e)) &&
           db_do(s, e,
                 "UPDATE OR FAIL article SET hidden = ?1"
                 " WHERE id IN (SELECT article FROM temp.picked)",
                 DB(hidden)) &&
           (hidden == ARTICLE_LISTED
                ? each_picked(s, restore_one, e)
                : db_do(s, e,
                        "INSERT INTO hidden SELECT article, NULL, ?1 FROM temp.picked"
                        " WHERE true ON CONFLICT(article) DO UPDATE SET since = excluded.since",
                        DB(s->day)));
}

/* Rows of `unread` are few, and rows of temp.picked may be many, or the other way round. */
static const char *const set_unread_at =
    "INSERT OR IGNORE INTO unread SELECT ?1, l.time, l.article FROM temp.picked p"
    " CROSS JOIN article a ON a.id = p.article CROSS JOIN listing l"
    " ON l.node = ?1 AND l.time = a.time AND l.article = a.id";
static const char *const set_read_at[] = {
    "DELETE FROM unread WHERE node = ?1 AND (time, article) IN (SELECT a.time, a.id"
    " FROM temp.picked p CROSS JOIN article a ON a.id = p.article)",
    "DELETE FROM unread WHERE node = ?1 AND article IN (SELECT article FROM temp.picked)",
};

bool listing_update_read_at(struct store *s, int64_t node, bool read, struct error *e)
{
    struct listing_counts by = {0};
    int64_t picked = 0, unread = 0;
    if (!read) {
        if (!db_do(s, e, set_unread_at, DB(node)))
            return false;
        by.unread = sqlite3_changes64(s->db);
        return listing_count_at(s, node, &by, e);
    }
    if (!db_get(s, e, &picked, "SELECT count(*) FROM temp.picked") ||
        !db_get(s, e, &unread, "SELECT unread FROM node WHERE id = ?1", DB(node)) ||
        (unread && !db_do(s, e, set_read_at[unread < picked], DB(node))))
        return false;
    by.unread = unread ? -sqlite3_changes64(s->db) : 0;
    return listing_count_at(s, node, &by, e);
}

#define AT_PICKED                                                                                  \
    " WHERE node = ?1 AND (time, article) IN (SELECT a.time, a.id FROM temp.picked p"              \
    " CROSS JOIN article a ON a.id = p.article"

bool listing_drop_at(struct store *s, int64_t node, struct error *e)
{
    struct listing_counts by = {0};
    if (!db_get(s, e, &by.offline, "SELECT -count(*) FROM listing" AT_PICKED " WHERE a.offline)",
                DB(node)) ||
        !db_do(s, e, "DELETE FROM unread" AT_PICKED ")", DB(node)))
        return false;
    by.unread = -sqlite3_changes64(s->db);
    if (!db_do(s, e, "DELETE FROM listing" AT_PICKED ")", DB(node)))
        return false;
    by.total = -sqlite3_changes64(s->db);
    return listing_count_at(s, node, &by, e);
}
