/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/vec.h"
#include "store/articles.h"
#include "store/listing.h"
#include "store/tree.h"

/* Only listed articles can become hidden: muted and deleted are never both. */
#define IS_HIDDEN(value) "(CASE a.hidden WHEN 0 THEN 0 WHEN " value " THEN 1 END)"

#define PICK_ID(column)                                                                            \
    "INSERT OR IGNORE INTO temp.picked SELECT a.id FROM article a WHERE a.id = ?1 AND " column     \
    " <> ?2"

#define PICK_FROM(table, column)                                                                   \
    "INSERT OR IGNORE INTO temp.picked SELECT a.id FROM " table                                    \
    " l CROSS JOIN article a ON a.id = l.article WHERE l.node = ?1"                                \
    " AND (l.time, l.article) <= (?2, ?3) AND l.time >= ?4 AND " column " <> ?5"

#define PICK(column) PICK_ID(column), PICK_FROM("unread", column), PICK_FROM("listing", column)

static bool set_starred(struct store *s, bool starred, struct error *e)
{
    return db_do(
        s, e,
        "UPDATE OR FAIL article SET starred = ?1 WHERE id IN (SELECT article FROM temp.picked)",
        DB(starred));
}

static bool set_muted(struct store *s, bool muted, struct error *e)
{
    return listing_set_hidden(s, muted ? ARTICLE_MUTED : ARTICLE_LISTED, e);
}

static bool set_deleted(struct store *s, bool deleted, struct error *e)
{
    return listing_set_hidden(s, deleted ? ARTICLE_DELETED : ARTICLE_LISTED, e);
}

/* A mark: selection by id, from an unread list, from a whole list; change of picked articles. */
static const struct column {
    const char *pick_id, *pick_unread, *pick_listed;
    bool (*set)(struct store *s, bool set, struct error *e);
} columns[] = {
    [MARK_READ / 2] = {PICK("a.read"), listing_set_read},
    [MARK_STAR / 2] = {PICK("a.starred"), set_starred},
    [MARK_MUTE / 2] = {PICK(IS_HIDDEN("1")), set_muted},
    [MARK_DELETE / 2] = {PICK(IS_HIDDEN("2")), set_deleted},
};

void article_ids_fini(struct article_ids *ids)
{
    free(ids->ids);
    *ids = (struct article_ids){0};
}

/* ---- selection into temp.picked ---------------------------------------------------------- */

static bool pick_ids(struct store *s, enum mark mark, const int64_t *ids, size_t n, struct error *e)
{
    sqlite3_stmt *st = db_statement(s, columns[mark / 2].pick_id, e);
    bool ok = st;
    for (size_t i = 0; ok && i < n; i++) {
        db_bind(st, DB(ids[i]), DB(mark_sets(mark)));
        ok = db_finish(s, st, e);
    }
    return ok;
}

static bool pick_listed(struct store *s, enum mark mark, const struct article_query *query,
                        struct article_position newest, struct error *e)
{
    const struct column *column = &columns[mark / 2];
    bool unread = query->unread_only || mark == MARK_READ;
    return db_do(s, e, unread ? column->pick_unread : column->pick_listed, DB(query->node),
                 DB(newest.time), DB(newest.id), DB(query->since ? query->since : INT64_MIN),
                 DB(mark_sets(mark)));
}

/* Searches and the collection: selects by walking the list. */
static bool pick_walked(struct store *s, enum mark mark, const struct article_query *query,
                        struct article_position newest, struct error *e)
{
    struct article_query newest_first = *query;
    bool more = true, ok = true;
    newest_first.oldest_first = false;
    newest_first.work = 0;
    bool including = true;
    while (ok && more) {
        struct article_list list;
        ok = articles_list(s, &newest_first, &newest, including, false, 500, &list, e);
        for (size_t i = 0; ok && i < list.n; i++) {
            newest = list.rows[i].at;
            ok = pick_ids(s, mark, &newest.id, 1, e);
        }
        including = false;
        more = ok && list.more;
        if (ok)
            article_list_fini(&list);
    }
    return ok;
}

/* ---- update ------------------------------------------------------------------------------ */

static bool load_picked(struct store *s, struct article_ids *out, struct error *e)
{
    VEC(int64_t) ids = {0};
    bool row = false;
    sqlite3_stmt *st = db_statement(s, "SELECT article FROM temp.picked", e);
    bool ok = st;
    while (ok && (ok = db_step(s, st, &row, e)) && row)
        vec_push(&ids, sqlite3_column_int64(st, 0));
    *out = (struct article_ids){ids.v, ids.n};
    return ok;
}

static bool apply_picked(struct store *s, enum mark mark, struct article_ids *changed,
                         struct error *e)
{
    if (changed && !load_picked(s, changed, e))
        return false;
    return columns[mark / 2].set(s, mark_sets(mark), e);
}

/* Marking an article as read acknowledges its change. */
static bool clear_changed(struct store *s, const int64_t *ids, size_t n, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = db_do(s, e, "UPDATE article SET changed = 0 WHERE id = ?1 AND changed", DB(ids[i]));
    return ok;
}

static bool clear_changed_below(struct store *s, int64_t node, struct error *e)
{
    return db_do(s, e,
                 "UPDATE article SET changed = 0 WHERE id IN (SELECT a.id FROM article a"
                 " INDEXED BY article_changed CROSS JOIN listing l ON l.node = ?1"
                 " AND l.time = a.time AND l.article = a.id WHERE a.changed)",
                 DB(node));
}

static bool finish(struct store *s, bool ok, struct article_ids *changed, struct error *e)
{
    ok = db_end(s, ok, e);
    if (!ok && changed)
        article_ids_fini(changed);
    return ok;
}

bool articles_mark(struct store *s, enum mark mark, const int64_t *ids, size_t n,
                   struct article_ids *changed, struct error *e)
{
    if (changed)
        *changed = (struct article_ids){0};
    if (!store_begin(s, e))
        return false;
    bool ok = listing_clear_picked(s, e) && pick_ids(s, mark, ids, n, e) &&
              (mark != MARK_READ || clear_changed(s, ids, n, e)) &&
              apply_picked(s, mark, changed, e);
    return finish(s, ok, changed, e);
}

bool articles_mark_query(struct store *s, enum mark mark, const struct article_query *query,
                         const struct article_position *newest, struct article_ids *changed,
                         struct error *e)
{
    struct article_position from = {INT64_MAX, INT64_MAX};
    bool walk = query->starred_only || query->offline_only || query->muted_only ||
                (query->search && *query->search);
    if (newest)
        from = *newest;
    if (changed)
        *changed = (struct article_ids){0};
    if (!store_begin(s, e))
        return false;
    bool ok = listing_clear_picked(s, e) &&
              (walk ? pick_walked(s, mark, query, from, e) : pick_listed(s, mark, query, from, e));
    if (ok && mark == MARK_READ && !walk && !query->unread_only)
        ok = clear_changed_below(s, query->node, e);
    ok = ok && apply_picked(s, mark, changed, e);
    return finish(s, ok, changed, e);
}
