/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/view/views.h"

#include "store/list/article-row.h"
#include "store/search/stored.h"

/* Article to be judged. */
struct candidate {
    struct listing_row row;
    bool listed, hidden;
    struct search_subject subject;
};

static bool is_wanted(struct store *s, struct view *v, struct candidate *c, bool *out,
                      struct error *e)
{
    *out = !c->hidden && (c->listed || v->kept);
    return !*out || views_match(s, v, &c->subject, out, e);
}

bool views_count(struct store *s, struct error *e)
{
    struct views *views;
    bool ok = views_load(s, &views, e);
    for (size_t i = 0; ok && i < views->set.n; i++) {
        struct view *v = &views->set.v[i];
        ok = listing_count_at(s, v->id, &v->by, e);
        v->by = (struct listing_counts){0};
    }
    return ok;
}

bool views_add(struct store *s, const struct listing_row *row, struct search_subject *subject,
               struct error *e)
{
    struct views *views;
    bool ok = views_load(s, &views, e), matches;
    subject->many = subject->many || (ok && views->set.n >= SEARCH_MANY);
    for (size_t i = 0; ok && i < views->set.n; i++) {
        struct view *v = &views->set.v[i];
        ok = views_match(s, v, subject, &matches, e) &&
             (!matches || listing_put(s, v->id, row, &v->by, e));
    }
    return ok;
}

/* ---- stored articles --------------------------------------------------------------------- */

#define CANDIDATE                                                                                  \
    "SELECT " ARTICLE_ROW_COLUMNS ", a.hidden, EXISTS (SELECT 1 FROM listing l WHERE l.node = 1"   \
    " AND l.time = a.time AND l.article = a.id) FROM article a WHERE a.id = ?1"

/* Judges a stored article by the views that depend on a part; an unknown id is skipped. */
static bool update(struct store *s, struct views *views, int64_t article, unsigned what,
                   struct error *e)
{
    AUTO(arena) arena = {0};
    struct article_row row;
    struct candidate c;
    bool found = false;
    sqlite3_stmt *st = db_select(s, e, CANDIDATE, DB(article));
    if (!st || !db_step(s, st, &found, e))
        return false;
    if (!found)
        return true;
    article_read_row(st, &arena, &row);
    c = (struct candidate){.row = {row.at.time, row.at.id, !row.read, row.offline},
                           .hidden = sqlite3_column_int(st, ARTICLE_ROW_N),
                           .listed = sqlite3_column_int(st, ARTICLE_ROW_N + 1)};
    sqlite3_reset(st);
    search_subject_open(&c.subject, s, &row);
    bool ok = true, wanted;
    for (size_t i = 0; ok && i < views->set.n; i++) {
        struct view *v = &views->set.v[i];
        if (v->depends & what)
            ok = is_wanted(s, v, &c, &wanted, e) &&
                 (wanted ? listing_put(s, v->id, &c.row, &v->by, e)
                         : listing_take(s, v->id, &c.row, &v->by, e));
    }
    search_subject_fini(&c.subject);
    return ok;
}

static bool any_depends(const struct views *views, unsigned what)
{
    for (size_t i = 0; i < views->set.n; i++)
        if (views->set.v[i].depends & what)
            return true;
    return false;
}

bool views_update_all(struct store *s, const int64_t *articles, size_t n, unsigned what,
                      struct error *e)
{
    struct views *views;
    if (!views_load(s, &views, e))
        return false;
    if (!any_depends(views, what))
        return true;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = update(s, views, articles[i], what, e);
    return ok && views_count(s, e);
}

bool views_update(struct store *s, int64_t article, unsigned what, struct error *e)
{
    return views_update_all(s, &article, 1, what, e);
}

/* ---- picked articles --------------------------------------------------------------------- */

static bool set_read_picked(struct store *s, const struct views *views, struct error *e)
{
    int64_t read = 0;
    bool ok =
        db_get(s, e, &read,
               "SELECT coalesce((SELECT " ARTICLE_IS_READ " FROM temp.picked p CROSS JOIN article a"
               " ON a.id = p.article LIMIT 1), 0)");
    for (size_t i = 0; ok && i < views->set.n; i++)
        ok = listing_update_read_at(s, views->set.v[i].id, read, e);
    return ok;
}

bool views_update_picked(struct store *s, unsigned what, struct error *e)
{
    struct views *views;
    AUTO(ids) ids = {0};
    bool ok = views_load(s, &views, e);
    if (!ok || !views->set.n)
        return ok;
    if (what & VIEWS_READ) /* which relies on the counts */
        ok = views_count(s, e) && set_read_picked(s, views, e);
    if (!ok || !any_depends(views, what))
        return ok;
    return db_get_all(s, e, &ids, "SELECT article FROM temp.picked") &&
           views_update_all(s, ids.v, ids.n, what, e);
}

bool views_drop_picked(struct store *s, struct error *e)
{
    struct views *views;
    bool ok = views_load(s, &views, e);
    for (size_t i = 0; ok && i < views->set.n; i++)
        ok = listing_drop_at(s, views->set.v[i].id, e);
    return ok;
}
