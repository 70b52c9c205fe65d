/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/view/walk.h"

#include "model/source.h"
#include "store/list/list.h"
#include "store/search/range.h"
#include "store/view/set.h"

/* Bounds of a step: rows found, and bytes examined, about 10 ms. */
enum { STEP_ROWS = 500, STEP_WORK = 400000 };

static const struct article_position newest = {INT64_MAX, INT64_MAX};
static const struct article_position oldest = {INT64_MIN, INT64_MIN};

typedef VEC(struct article_position) positions;

static struct article_query query_of(const struct store *s, const struct view *v)
{
    return (struct article_query){
        .node = TREE_ROOT, .search = v->text, .sort = SORT_BY_DATE, .now = v->day, .zone = s->zone};
}

/* Loads the rows of a view after `from`, up to `to`. */
static bool load_rows(struct store *s, int64_t view, struct article_position from,
                      struct article_position to, positions *out, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT time, article FROM listing WHERE node = ?1"
                                 " AND (time, article) < (?2, ?3) AND (time, article) >= (?4, ?5)"
                                 " ORDER BY time DESC, article DESC",
                                 DB(view), DB(from.time), DB(from.id), DB(to.time), DB(to.id));
    while (db_next(s, st, &ok, e)) {
        struct article_position at = {sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1)};
        vec_push(out, at);
    }
    return ok;
}

static bool take(struct store *s, struct view *v, struct article_position at, struct error *e)
{
    struct listing_row row = {.time = at.time, .article = at.id};
    int64_t offline;
    if (!db_get(s, e, &offline, "SELECT offline FROM article WHERE id = ?1", DB(at.id)))
        return false;
    row.offline = offline;
    return listing_take(s, v->id, &row, &v->by, e);
}

/* Makes the view's rows of a range those found. */
static bool reconcile(struct store *s, struct view *v, const positions *has,
                      const struct article_list *found, struct error *e)
{
    bool ok = true;
    for (size_t i = 0, k = 0; ok && (i < found->n || k < has->n);) {
        const struct article_row *row = i < found->n ? &found->rows[i] : NULL;
        if (k == has->n || (row && search_is_before(row->at, has->v[k], true))) {
            struct listing_row put = {row->at.time, row->at.id, !row->read, row->offline};
            ok = listing_put(s, v->id, &put, &v->by, e);
            i++;
        } else if (!row || search_is_before(has->v[k], row->at, true)) {
            ok = take(s, v, has->v[k++], e);
        } else {
            i++;
            k++;
        }
    }
    return ok;
}

/* End of the range that a window covers. */
static struct article_position end_of(const struct article_list *found)
{
    return !found->more ? oldest : found->cut ? found->reached : found->rows[found->n - 1].at;
}

static bool walk(struct store *s, struct view *v, struct article_position from, struct error *e)
{
    struct article_query query = query_of(s, v);
    AUTO(article_list) found = {0};
    positions has = {0};
    query.work = STEP_WORK;
    struct error why = {0};
    if (!articles_list(s, &query, &from, false, false, STEP_ROWS, &found, &why))
        return why.code == ERROR_USAGE ? views_stop(s, v, why.detail, e) : error_copy(e, &why);
    struct article_position to = end_of(&found);
    bool ok = load_rows(s, v->id, from, to, &has, e) && reconcile(s, v, &has, &found, e) &&
              listing_count_at(s, v->id, &v->by, e) &&
              db_do(s, e,
                    "UPDATE view SET walk_time = nullif(?2, ?4),"
                    " walk_id = CASE ?2 WHEN ?4 THEN NULL ELSE ?3 END WHERE id = ?1",
                    DB(v->id), DB(to.time), DB(to.id), DB(oldest.time));
    v->by = (struct listing_counts){0};
    v->walking = found.more;
    vec_fini(&has);
    return ok;
}

static bool load_place(struct store *s, const struct view *v, struct article_position *out,
                       struct error *e)
{
    AUTO_RESET sqlite3_stmt *st =
        db_find(s, "view", v->id, "SELECT walk_time, walk_id FROM view WHERE id = ?1", e);
    if (!st)
        return false;
    *out = (struct article_position){sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1)};
    return true;
}

static bool step(struct store *s, struct error *e)
{
    struct views *views;
    struct view *next = NULL;
    struct article_position from;
    if (!views_load(s, &views, e))
        return false;
    for (size_t i = 0; i < views->set.n && !next; i++)
        next = views->set.v[i].walking ? &views->set.v[i] : NULL;
    if (!next)
        return true;
    if (next->problem) {
        next->walking = false;
        return views_restart(s, next, e);
    }
    return load_place(s, next, &from, e) && walk(s, next, from, e);
}

bool views_count_incomplete(struct store *s, int64_t *out, struct error *e)
{
    return db_get(s, e, out, "SELECT count(*) FROM view WHERE walk_time NOT NULL");
}

bool views_walk_step(struct store *s, bool *more, struct error *e)
{
    int64_t left = 0;
    bool ok = views_count_incomplete(s, &left, e);
    if (ok && left && (ok = store_begin(s, e)))
        ok = store_end(s, step(s, e) && views_count_incomplete(s, &left, e), e);
    *more = ok && left;
    return ok;
}

bool views_check_query(struct store *s, const char *query, int64_t now, struct error *e)
{
    AUTO(search) search = {0};
    return views_parse(s, query, now, &search, e);
}

bool views_scope(struct store *s, int64_t id, int64_t *node, struct error *e)
{
    struct views *views;
    *node = TREE_ROOT;
    if (!views_load(s, &views, e))
        return false;
    for (size_t i = 0; i < views->set.n; i++) {
        const struct view *v = &views->set.v[i];
        const struct search_node *n = NULL;
        while (v->id == id && !v->problem && (n = search_next_required(&v->query, n)))
            *node = n->kind == SEARCH_IN && !n->exclude ? n->value : *node;
    }
    return true;
}

/* ---- relative dates ---------------------------------------------------------------------- */

/* True for a view whose dates are others on that day. */
static bool moves(const struct store *s, const struct view *v, int64_t day)
{
    AUTO(search) today = {0};
    return !v->problem && search_parse(v->text, day, s->zone, &today, NULL) &&
           views_dates(&today) != v->dates;
}

static bool any_moves(struct store *s, int64_t day, bool *out, struct error *e)
{
    struct views *views;
    *out = false;
    if (!views_load(s, &views, e))
        return false;
    for (size_t i = 0; i < views->set.n && !*out; i++)
        *out = moves(s, &views->set.v[i], day);
    return true;
}

static bool begin_day(struct store *s, int64_t day, struct error *e)
{
    struct views *views;
    bool ok = views_load(s, &views, e);
    for (size_t i = 0; ok && i < views->set.n; i++) {
        const struct view *v = &views->set.v[i];
        if (moves(s, v, day))
            ok = db_do(s, e, "UPDATE view SET day = ?2 WHERE id = ?1", DB(v->id), DB(day)) &&
                 views_restart(s, v, e);
    }
    views_forget(s);
    return ok;
}

bool views_begin_day(struct store *s, int64_t now, struct error *e)
{
    int64_t day = zone_midnight(s->zone, now);
    bool any;
    s->day = day;
    if (!any_moves(s, day, &any, e))
        return false;
    return !any || (store_begin(s, e) && store_end(s, begin_day(s, day, e), e));
}

/* ---- check ------------------------------------------------------------------------------- */

/* Loads what a search finds. */
static bool load_found(struct store *s, const struct view *v, positions *out, struct error *e)
{
    struct article_query query = query_of(s, v);
    struct article_position from = newest;
    bool more = true, ok = true;
    while (ok && more) {
        AUTO(article_list) list = {0};
        ok = articles_list(s, &query, &from, false, false, STEP_ROWS, &list, e);
        if (!ok)
            break;
        for (size_t i = 0; i < list.n; i++)
            vec_push(out, list.rows[i].at);
        more = list.more;
        from = more ? out->v[out->n - 1] : from;
    }
    return ok;
}

static void report_differences(const struct view *v, const positions *has, const positions *found,
                               struct buf *report)
{
    for (size_t i = 0, k = 0; i < found->n || k < has->n;) {
        bool missing =
            k == has->n || (i < found->n && search_is_before(found->v[i], has->v[k], true));
        bool extra = !missing && (i == found->n || search_is_before(has->v[k], found->v[i], true));
        if (missing || extra)
            buf_printf(report, "article %lld %s view %lld\n",
                       (long long)(missing ? found->v[i] : has->v[k]).id,
                       missing ? "is missing in" : "should not be in", (long long)v->id);
        i += !extra;
        k += !missing;
    }
}

bool views_check(struct store *s, struct buf *report, struct error *e)
{
    struct views *views;
    bool ok = views_load(s, &views, e);
    for (size_t i = 0; ok && i < views->set.n; i++) {
        const struct view *v = &views->set.v[i];
        positions has = {0}, found = {0};
        if (v->walking)
            continue;
        ok = load_rows(s, v->id, newest, oldest, &has, e) &&
             (v->problem || load_found(s, v, &found, e));
        if (ok)
            report_differences(v, &has, &found, report);
        vec_fini(&has);
        vec_fini(&found);
    }
    return ok;
}
