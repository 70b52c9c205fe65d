/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/care/retention.h"

#include "store/list/article-row.h"
#include "store/tree/listing.h"

bool retention_begin(struct store *s, int64_t source, const struct retention *r, bool *any,
                     struct error *e)
{
    int64_t from = r->keep_since, nth = INT64_MIN, found = 0;
    bool limited = r->keep_articles > 0 || r->keep_since != INT64_MIN;
    *any = false;
    if (r->keep_articles > 0 && !db_get(s, e, &nth,
                                        "SELECT coalesce((SELECT time FROM listing WHERE node = ?1"
                                        " ORDER BY time DESC, article DESC LIMIT 1 OFFSET ?2), ?3)",
                                        DB(source), DB(r->keep_articles - 1), DB(INT64_MIN)))
        return false;
    from = nth > from ? nth : from;
    if (!db_do(s, e,
               "UPDATE source SET kept_from = nullif(?2, ?3)"
               " WHERE id = ?1 AND kept_from IS NOT nullif(?2, ?3)",
               DB(source), DB(limited ? from : INT64_MIN), DB(INT64_MIN)) ||
        !db_get(s, e, &found, "SELECT EXISTS(SELECT 1 FROM listing WHERE node = ?1 AND time < ?2)",
                DB(source), DB(from)))
        return false;
    *any = limited && found;
    return true;
}

#define OLD_ONES                                                                                   \
    "(SELECT time, article FROM listing WHERE node = ?1 AND (time, article) > (?2, ?3)"            \
    " AND time < (SELECT kept_from FROM source WHERE id = ?1) ORDER BY time, article"

/* Picks an article of several sources only when none of them keeps it. */
static bool pick(struct store *s, int64_t source, const struct retention *r,
                 struct article_position at, struct error *e)
{
    return listing_clear_picked(s, e) &&
           db_do(s, e,
                 "INSERT INTO temp.picked SELECT a.id FROM " OLD_ONES " LIMIT ?4) old"
                 " CROSS JOIN article a ON a.id = old.article"
                 " WHERE NOT " ARTICLE_IS_KEPT " AND (" ARTICLE_IS_READ " OR a.time < ?5)"
                 " AND NOT EXISTS (SELECT 1 FROM carrier k JOIN source ON source.id = k.source"
                 " WHERE k.article = a.id"
                 " AND (source.kept_from IS NULL OR a.time >= source.kept_from))",
                 DB(source), DB(at.time), DB(at.id), DB(RETENTION_STEP), DB(r->keep_unread));
}

static bool forget_picked(struct store *s, struct error *e)
{
    return listing_drop(s, e) &&
           db_do(s, e,
                 "UPDATE placement SET article = NULL"
                 " WHERE article IN (SELECT article FROM temp.picked)") &&
           db_do(s, e, "DELETE FROM carrier WHERE article IN (SELECT article FROM temp.picked)") &&
           articles_delete_picked(s, e);
}

/* Moves *at past the examined articles. */
static bool advance(struct store *s, int64_t source, struct article_position *at, bool *more,
                    struct error *e)
{
    sqlite3_stmt *st = db_select(s, e, "SELECT time, article FROM " OLD_ONES " LIMIT 1 OFFSET ?4)",
                                 DB(source), DB(at->time), DB(at->id), DB(RETENTION_STEP - 1));
    if (!st || !db_step(s, st, more, e))
        return false;
    if (*more) {
        *at = (struct article_position){sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1)};
        sqlite3_reset(st);
    }
    return true;
}

bool retention_step(struct store *s, int64_t source, const struct retention *r,
                    struct article_position *at, int64_t *forgotten, bool *more, struct error *e)
{
    struct article_position next = *at;
    int64_t n = 0;
    if (!store_begin(s, e))
        return false;
    bool ok = advance(s, source, &next, more, e) && pick(s, source, r, *at, e) &&
              db_get(s, e, &n, "SELECT count(*) FROM temp.picked") && forget_picked(s, e);
    ok = store_end(s, ok, e);
    if (ok) {
        *forgotten += n;
        *at = next;
    }
    return ok;
}

/* Rows of articles that are listed again have no use. */
bool retention_step_hidden(struct store *s, int64_t before, bool *more, struct error *e)
{
    int64_t n = 0, old;
    *more = false;
    /* Checks first without a lock: mostly there is nothing to do. */
    if (!db_get(s, e, &old,
                "SELECT EXISTS(SELECT 1 FROM hidden h LEFT JOIN article a ON a.id = h.article"
                " AND a.hidden WHERE h.since < ?1 AND (a.id IS NULL OR NOT " ARTICLE_IS_KEPT "))",
                DB(before)))
        return false;
    if (!old)
        return true;
    if (!store_begin(s, e))
        return false;
    bool ok = listing_clear_picked(s, e) &&
              db_do(s, e,
                    "DELETE FROM hidden WHERE article IN (SELECT h.article FROM hidden h"
                    " LEFT JOIN article a ON a.id = h.article AND a.hidden"
                    " WHERE h.since < ?1 AND a.id IS NULL)",
                    DB(before)) &&
              db_do(s, e,
                    "INSERT INTO temp.picked SELECT a.id FROM hidden h CROSS JOIN article a"
                    " ON a.id = h.article WHERE h.since < ?1 AND NOT " ARTICLE_IS_KEPT
                    " ORDER BY h.since LIMIT ?2",
                    DB(before), DB(RETENTION_STEP)) &&
              db_get(s, e, &n, "SELECT count(*) FROM temp.picked") && forget_picked(s, e);
    *more = n == RETENTION_STEP;
    return store_end(s, ok, e);
}
