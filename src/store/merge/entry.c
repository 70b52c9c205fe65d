/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge/entry.h"

#include "model/source.h"
#include "store/article/twins.h"
#include "store/article/versions.h"
#include "store/list/article-row.h"
#include "store/rule/rules.h"
#include "store/search/index.h"
#include "store/sql/pack.h"
#include "store/view/views.h"

static bool place(struct merge *m, const struct merge_entry *entry, int64_t article,
                  struct error *e)
{
    return db_do(m->s, e, "INSERT OR REPLACE INTO placement VALUES(?1, ?2, ?3, ?4)", DB(m->source),
                 DB(entry->key), DB(article), DB(entry->content));
}

static bool add_twins(struct merge *m, const struct merge_entry *entry, struct error *e)
{
    struct db_value values[2 * MERGE_MARKS];
    struct db_rows rows = {values, merge_twin_rows(entry, values), 2};
    return rows.n == 0 || twins_add(m->s, &rows, e);
}

/* compress_step() comes to each article once: later texts are compressed here. */
static bool replace_body(struct merge *m, const struct article *a, int64_t id, struct error *e)
{
    AUTO(buf) more = BUF_INIT;
    pack_article(&more, a);
    return db_do(m->s, e,
                 "INSERT OR REPLACE INTO body VALUES(?1, compressed(?2), compressed(?3), ?4)",
                 DB(id), DB(a->summary), DB(a->content), DB(buf_str(&more)));
}

bool merge_is_whole(const struct merge *m, const struct article *a)
{
    return m->options->is_whole && m->options->is_whole(a);
}

static bool apply_rules(struct merge *m, const struct article *a, int64_t id,
                        const struct rules_found *found, struct error *e)
{
    unsigned flags;
    const char *title = a->title ? a->title : a->url ? a->url : "";
    if (!rules_apply(m->s, id, title, found, NULL, m->options->asked, &flags, e))
        return false;
    bool muted = flags & RULE_MUTE;
    m->counts->muted += muted;
    m->counts->added -= muted;
    m->counts->wanted += (flags & RULE_FULL_TEXT) != 0;
    return true;
}

/* Finds views and rules by the stored fields, as of an untitled article, whose title is made of
 * them. */
static bool find_by_stored(struct merge *m, int64_t id, struct rules_found *found, struct error *e)
{
    return (!m->has_views || views_update(m->s, id, VIEWS_LISTED, e)) &&
           (!m->has_rules || rules_find_stored(m->s, id, m->options->now, found, e));
}

static bool find_by_entry(struct merge *m, const struct article *a, const struct listing_row *row,
                          struct rules_found *found, struct error *e)
{
    AUTO(search_subject) subject;
    unsigned flags = (row->unread ? 0 : SEARCH_IS_READ) | (row->offline ? SEARCH_IS_OFFLINE : 0);
    merge_fill_subject(&subject, a, &m->about, row->time, flags);
    subject.storage = &m->grams;
    return (!m->has_views || views_add(m->s, row, &subject, e)) &&
           (!m->has_rules || rules_find(m->s, &subject, m->options->now, found, e));
}

bool merge_entry_query(struct merge *m, const struct merge_entry *entry, struct error *e)
{
    const struct article *a = entry->a;
    const struct listing_row *row = &entry->row;
    struct rules_found found;
    return (a->title && *a->title ? find_by_entry(m, a, row, &found, e)
                                  : find_by_stored(m, row->article, &found, e)) &&
           (!m->has_rules || apply_rules(m, a, row->article, &found, e));
}

/* Compares visible title and text with the stored ones. */
static bool differs_visibly(struct merge *m, const struct article *a, const char *title, int64_t id,
                            bool *differs, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_select(m->s, e,
                                 "SELECT title, plain(coalesce(content, summary))"
                                 " FROM article JOIN body ON article = id WHERE id = ?1",
                                 DB(id));
    *differs = false;
    while (db_next(m->s, st, &ok, e)) {
        const char *text = a->content ? a->content : a->summary;
        *differs = !identity_same_text((const char *)sqlite3_column_text(st, 0), title) ||
                   (text && !identity_same_text((const char *)sqlite3_column_text(st, 1), text));
    }
    return ok;
}

bool merge_list_title(struct store *s, int64_t id, struct arena *arena, const char **out,
                      struct error *e)
{
    bool ok = true;
    *out = NULL;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT a.title FROM article a JOIN node n ON n.id = a.source"
                                 " WHERE a.id = ?1 AND n.kind = ?2",
                                 DB(id), DB(NODE_LIST));
    while (db_next(s, st, &ok, e))
        *out = db_column_text(st, 0, arena);
    return ok;
}

/* The source's text may have become complete or incomplete; a stored page stays complete. */
static bool update_offline(struct merge *m, const struct article *a, int64_t id, struct error *e)
{
    int64_t kept;
    return db_get(m->s, e, &kept, "SELECT page = ?2 FROM article WHERE id = ?1", DB(id),
                  DB(ARTICLE_PAGE_KEPT)) &&
           (kept || listing_set_offline(m->s, id, merge_is_whole(m, a), e));
}

/* Replaces the stored fields by those of the article's first source. */
static bool replace(struct merge *m, const struct merge_entry *entry, const char *title,
                    bool differs, struct error *e)
{
    const struct article *a = entry->a;
    int64_t id = entry->article;
    bool empty = !a->content && !a->summary; /* keeps the stored text */
    AUTO(buf) terms = BUF_INIT;
    return search_index_before(m->s, id, &terms, e) &&
           (!differs || versions_keep(m->s, id, m->options->now, e)) &&
           (empty || (replace_body(m, a, id, e) && update_offline(m, a, id, e))) &&
           add_twins(m, entry, e) &&
           db_do(m->s, e, "DELETE FROM picture WHERE article = ?1", DB(id)) &&
           db_do(m->s, e,
                 "UPDATE article AS a SET title = ?2, url = coalesce(?3, url),"
                 " source_name = coalesce(?4, source_name),"
                 " changed = changed OR (" ARTICLE_IS_READ " AND ?5) WHERE id = ?1",
                 DB(id), DB(title), DB(a->url), DB(a->source), DB(differs)) &&
           search_index_after(m->s, id, &terms, e) &&
           views_update(m->s, id, VIEWS_TEXT | VIEWS_CHANGED, e);
}

/* Updates an article with changed content; only the first source's is stored. */
static bool update(struct merge *m, const struct merge_entry *entry, struct error *e)
{
    const struct article *a = entry->a;
    int64_t id = entry->article, first;
    bool differs = false;
    const char *stored, *title = a->title ? a->title : "";
    if (!merge_list_title(m->s, id, &m->arena, &stored, e))
        return false;
    if (stored && identity_is_cut(title, stored))
        title = stored;
    if (!db_get(m->s, e, &first, "SELECT source IS ?2 FROM article WHERE id = ?1", DB(id),
                DB(m->source)))
        return false;
    if (first &&
        (!differs_visibly(m, a, title, id, &differs, e) || !replace(m, entry, title, differs, e)))
        return false;
    m->counts->updated += differs;
    m->counts->unchanged += !differs;
    return place(m, entry, id, e);
}

/* An undated article gets the date of its last update once that is known; the list time stays. */
static bool complete_date(struct merge *m, const struct merge_entry *entry, struct error *e)
{
    const struct date *date = &entry->a->updated;
    return !entry->article || entry->a->published.precision != DATE_NONE ||
           date->precision == DATE_NONE ||
           db_do(m->s, e,
                 "UPDATE article SET published = min(?2, ?3), zone = ?4, precision = ?5"
                 " WHERE id = ?1 AND precision = ?6 AND source = ?7",
                 DB(entry->article), DB(date->time), DB(m->options->now), DB(date->offset),
                 DB(date->precision), DB(DATE_NONE), DB(m->source));
}

/* Lists an article of other sources at this one as well. Views of an article on living lists depend
 * on the nodes above it only, if their queries name one. */
static bool add_carrier(struct merge *m, const struct merge_entry *entry, struct error *e)
{
    int64_t shown, listed;
    int64_t id = entry->article;
    if (!place(m, entry, id, e) ||
        !db_get(m->s, e, &shown, "SELECT NOT hidden FROM article WHERE id = ?1", DB(id)) ||
        !db_get(m->s, e, &listed,
                "SELECT EXISTS (SELECT 1 FROM article a JOIN listing l ON l.node = ?2"
                " AND l.time = a.time AND l.article = a.id WHERE a.id = ?1)",
                DB(id), DB(TREE_ROOT)) ||
        !listing_add_carrier(m->s, m->source, id, e))
        return false;
    m->counts->added += shown;
    return views_update(m->s, id, (m->in_views ? VIEWS_NODES : 0) | (listed ? 0 : VIEWS_LISTED), e);
}

bool merge_entry_apply(struct merge *m, struct merge_entry *entry, bool *is_new, struct error *e)
{
    *is_new = false;
    if (entry->known) {
        if (!complete_date(m, entry, e))
            return false;
        if (entry->article && entry->content != entry->old_content)
            return update(m, entry, e);
        m->counts->unchanged++;
        return true;
    }
    int64_t twin;
    if (!merge_find_twin(m, entry, &twin, e))
        return false;
    *is_new = twin == 0;
    entry->article = twin;
    return *is_new || add_carrier(m, entry, e);
}
