/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/mark/mark.h"

#include "base/vec.h"
#include "store/list/list.h"
#include "store/mark/account-marks.h"
#include "store/mark/tags.h"
#include "store/search/range.h"
#include "store/tree/chain.h"
#include "store/tree/listing.h"
#include "store/view/views.h"

enum { EVERY = MARK_UNTAG + 1 }; /* selects articles whatever their marks */

/* Mark to apply; `tag` is that of MARK_TAG and MARK_UNTAG, 0 for one that does not exist. */
struct marking {
    enum mark mark;
    int64_t tag;
};

/* Only listed articles can become hidden: muted and deleted are never both. */
#define IS_HIDDEN(value) "(CASE a.hidden WHEN 0 THEN 0 WHEN " value " THEN 1 END)"

/* Selections of articles a whose mark is not yet ?1; ?2 is the tag. */
#define PICK_ID(mark)                                                                              \
    "INSERT OR IGNORE INTO temp.picked SELECT a.id FROM article a WHERE a.id = ?3 AND " mark       \
    " <> ?1"
#define PICK_IN(table) "INSERT OR IGNORE INTO temp.picked SELECT l.article FROM " table " l"
#define PICK_RANGE                                                                                 \
    " WHERE l.node = ?3 AND (l.time, l.article) <= (?4, ?5) AND (l.time, l.article) >= (?6, ?7)"
#define PICK_FROM(table, mark)                                                                     \
    PICK_IN(table) " CROSS JOIN article a ON a.id = l.article" PICK_RANGE " AND " mark " <> ?1"
#define PICK(mark) PICK_ID(mark), PICK_FROM("unread", mark), PICK_FROM("listing", mark)
/* Without a look at each unread article: in the order of a list, most are on another page. */
#define PICK_READ                                                                                  \
    PICK_ID(ARTICLE_IS_READ), PICK_IN("unread") PICK_RANGE " AND ?1",                              \
        PICK_FROM("listing", ARTICLE_IS_READ)

#define IS_TAGGED                                                                                  \
    "EXISTS (SELECT 1 FROM tagged t WHERE t.tag = ?2 AND t.time = a.time AND t.article = a.id)"

static bool set_read(struct store *s, bool read, struct error *e)
{
    return db_do(s, e,
                 read ? "INSERT OR FAIL INTO read SELECT article FROM temp.picked"
                      : "DELETE FROM read WHERE article IN (SELECT article FROM temp.picked)") &&
           listing_update_read(s, read, e);
}

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

static bool set_tagged(struct store *s, const struct marking *m, struct error *e)
{
    return db_do(s, e,
                 mark_sets(m->mark)
                     ? "INSERT OR FAIL INTO tagged SELECT ?1, a.time, a.id FROM temp.picked p"
                       " CROSS JOIN article a ON a.id = p.article"
                     : "DELETE FROM tagged WHERE tag = ?1 AND (time, article) IN (SELECT a.time,"
                       " a.id FROM temp.picked p CROSS JOIN article a ON a.id = p.article)",
                 DB(m->tag));
}

/* A mark: selection by id, from an unread list, from a whole list; change of picked articles. */
static const struct column {
    const char *pick_id, *pick_unread, *pick_listed;
    bool (*set)(struct store *s, bool set, struct error *e); /* NULL: set_tagged() */
    enum views_part part;
} columns[] = {
    [MARK_READ / 2] = {PICK_READ, set_read, VIEWS_READ},
    [MARK_STAR / 2] = {PICK("a.starred"), set_starred, VIEWS_STARRED},
    [MARK_MUTE / 2] = {PICK(IS_HIDDEN("1")), set_muted, VIEWS_LISTED},
    [MARK_DELETE / 2] = {PICK(IS_HIDDEN("2")), set_deleted, VIEWS_LISTED},
    [MARK_TAG / 2] = {PICK(IS_TAGGED), NULL, VIEWS_TAGS},
    [EVERY / 2] = {PICK("2"), NULL, 0},
};

/* ---- selection into temp.picked ---------------------------------------------------------- */

static bool pick_ids(struct store *s, struct marking m, const int64_t *ids, size_t n,
                     struct error *e)
{
    sqlite3_stmt *st = db_statement(s, columns[m.mark / 2].pick_id, e);
    bool ok = st;
    for (size_t i = 0; ok && i < n; i++) {
        db_bind(st, DB(mark_sets(m.mark)), DB(m.tag), DB(ids[i]));
        ok = db_finish(s, st, e);
    }
    return ok;
}

static bool pick_listed(struct store *s, struct marking m, const struct article_query *query,
                        const struct article_range *range, struct error *e)
{
    const struct column *all = &columns[m.mark / 2];
    bool unread = query->unread_only || m.mark == MARK_READ;
    struct article_position oldest = range->oldest;
    if (query->since && oldest.time < query->since)
        oldest = (struct article_position){query->since, INT64_MIN};
    return db_do(s, e, unread ? all->pick_unread : all->pick_listed, DB(mark_sets(m.mark)),
                 DB(m.tag), DB(query->node), DB(range->newest.time), DB(range->newest.id),
                 DB(oldest.time), DB(oldest.id));
}

/* Searches, the collection and the like: selects by walking the list. */
static bool pick_walked(struct store *s, struct marking m, const struct article_query *query,
                        const struct article_range *range, struct error *e)
{
    struct article_query newest_first = *query;
    struct article_position at = range->newest;
    bool more = true, ok = true;
    newest_first.oldest_first = false;
    newest_first.sort = SORT_BY_DATE;
    newest_first.work = 0;
    bool including = true;
    while (ok && more) {
        AUTO(article_list) list = {0};
        ok = articles_list(s, &newest_first, &at, including, false, 500, &list, e);
        more = ok && list.more;
        for (size_t i = 0; ok && i < list.n; i++) {
            at = list.rows[i].at;
            if (search_is_before(at, range->oldest, false))
                more = false;
            else
                ok = pick_ids(s, m, &at.id, 1, e);
        }
        including = false;
    }
    return ok;
}

static bool is_walked(const struct article_query *query)
{
    return query->starred_only || query->offline_only || query->muted_only ||
           (query->search && *query->search);
}

static bool pick_range(struct store *s, struct marking m, const struct article_query *query,
                       const struct article_range *range, struct error *e)
{
    if (range->newest.id == range->oldest.id && range->newest.time == range->oldest.time)
        return pick_ids(s, m, &range->newest.id, 1, e);
    return is_walked(query) ? pick_walked(s, m, query, range, e)
                            : pick_listed(s, m, query, range, e);
}

static const char picked[] = "SELECT article FROM temp.picked";

static bool apply_picked(struct store *s, struct marking m, struct ids *changed, struct error *e)
{
    if (changed && !db_get_all(s, e, changed, picked))
        return false;
    const struct column *column = &columns[m.mark / 2];
    return (column->set ? column->set(s, mark_sets(m.mark), e) : set_tagged(s, &m, e)) &&
           account_note_marks(s, m.mark, m.tag, e) && views_update_picked(s, column->part, e);
}

/* Marking an article as read acknowledges its change. */
static bool clear_changed(struct store *s, const int64_t *ids, size_t n, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        ok = db_do(s, e, "UPDATE article SET changed = 0 WHERE id = ?1 AND changed", DB(ids[i]));
        if (ok && sqlite3_changes64(s->db) > 0)
            ok = views_update(s, ids[i], VIEWS_CHANGED, e);
    }
    return ok;
}

static bool clear_changed_in(struct store *s, int64_t node, const struct article_range *range,
                             struct error *e)
{
    AUTO(ids) ids = {0};
    bool ok = db_get_all(s, e, &ids,
                         "SELECT a.id FROM article a INDEXED BY article_changed"
                         " CROSS JOIN listing l ON l.node = ?1"
                         " AND l.time = a.time AND l.article = a.id WHERE a.changed"
                         " AND (a.time, a.id) <= (?2, ?3) AND (a.time, a.id) >= (?4, ?5)",
                         DB(node), DB(range->newest.time), DB(range->newest.id),
                         DB(range->oldest.time), DB(range->oldest.id));
    return ok && clear_changed(s, ids.v, ids.n, e);
}

static bool finish(struct store *s, bool ok, struct ids *changed, struct error *e)
{
    ok = store_end(s, ok, e);
    if (!ok && changed)
        ids_fini(changed);
    return ok;
}

static bool mark_ids(struct store *s, struct marking m, const int64_t *ids, size_t n,
                     struct ids *changed, struct error *e)
{
    return listing_clear_picked(s, e) && pick_ids(s, m, ids, n, e) &&
           (m.mark != MARK_READ || clear_changed(s, ids, n, e)) && apply_picked(s, m, changed, e);
}

bool articles_mark(struct store *s, enum mark mark, const int64_t *ids, size_t n,
                   struct ids *changed, struct error *e)
{
    if (changed)
        *changed = (struct ids){0};
    return store_begin(s, e) &&
           finish(s, mark_ids(s, (struct marking){mark}, ids, n, changed, e), changed, e);
}

static bool mark_ranges(struct store *s, struct marking m, const struct article_query *query,
                        const struct article_range *ranges, size_t n, struct ids *changed,
                        struct error *e)
{
    bool clears = m.mark == MARK_READ && !is_walked(query) && !query->unread_only;
    struct article_query q = *query;
    bool ok = listing_clear_picked(s, e) && chain_find_node(s, query->node, &q.node, e);
    for (size_t i = 0; ok && i < n; i++)
        ok = pick_range(s, m, &q, &ranges[i], e) &&
             (!clears || clear_changed_in(s, q.node, &ranges[i], e));
    return ok && apply_picked(s, m, changed, e);
}

bool articles_find(struct store *s, const struct article_query *query,
                   const struct article_range *ranges, size_t n, struct ids *out, struct error *e)
{
    struct article_query q = *query;
    *out = (struct ids){0};
    if (!store_begin(s, e))
        return false;
    bool ok = listing_clear_picked(s, e) && chain_find_node(s, query->node, &q.node, e);
    for (size_t i = 0; ok && i < n; i++)
        ok = pick_range(s, (struct marking){(enum mark)EVERY}, &q, &ranges[i], e);
    return finish(s, ok && db_get_all(s, e, out, picked), out, e);
}

bool articles_mark_ranges(struct store *s, enum mark mark, const struct article_query *query,
                          const struct article_range *ranges, size_t n, struct ids *changed,
                          struct error *e)
{
    if (changed)
        *changed = (struct ids){0};
    return store_begin(s, e) &&
           finish(s, mark_ranges(s, (struct marking){mark}, query, ranges, n, changed, e), changed,
                  e);
}

/* ---- tags -------------------------------------------------------------------------------- */

/* Finds a tag, or adds it; 0 when there is none to remove. */
static bool find_tag(struct store *s, bool add, const char *name, int64_t *id, struct error *e)
{
    AUTO(buf) clean = BUF_INIT, key = BUF_INIT;
    bool ok = tag_add_name(&clean, str_from(name), e);
    if (ok)
        tag_add_key(&key, buf_str(&clean));
    return ok &&
           (!add || db_do(s, e, "INSERT INTO tag(name, key) VALUES(?1, ?2) ON CONFLICT DO NOTHING",
                          DB(buf_c(&clean)), DB(buf_c(&key)))) &&
           db_get(s, e, id, "SELECT coalesce((SELECT id FROM tag WHERE key = ?1), 0)",
                  DB(buf_c(&key)));
}

static bool drop_unused_tag(struct store *s, int64_t tag, struct error *e)
{
    return db_do(s, e,
                 "DELETE FROM tag WHERE id = ?1 AND NOT EXISTS"
                 " (SELECT 1 FROM tagged t WHERE t.tag = ?1)",
                 DB(tag));
}

bool tags_mark(struct store *s, enum mark mark, const char *name, const int64_t *ids, size_t n,
               struct ids *changed, struct error *e)
{
    struct marking m = {mark};
    if (changed)
        *changed = (struct ids){0};
    if (!store_begin(s, e))
        return false;
    bool ok = find_tag(s, mark_sets(mark), name, &m.tag, e) && mark_ids(s, m, ids, n, changed, e) &&
              drop_unused_tag(s, m.tag, e);
    return finish(s, ok, changed, e);
}
