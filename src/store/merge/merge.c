/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge/merge.h"

#include <stdlib.h>

#include "base/ids.h"
#include "model/source.h"
#include "store/article/twins.h"
#include "store/merge/insert.h"
#include "store/merge/rekeyed.h"
#include "store/rule/rules.h"
#include "store/view/views.h"

struct article_marks merge_identify(const struct article *a, struct arena *arena)
{
    AUTO(buf) link = BUF_INIT;
    if (a->url)
        identity_add_link(&link, str_from(a->url));
    return (struct article_marks){.link = arena_strdup(arena, buf_c(&link)),
                                  .content = identity_content(a),
                                  .title = identity_title_mark(a->title)};
}

static void identify(struct merge *m, struct merge_entry *entry, const struct article *a)
{
    struct article_marks marks = a->marks.link ? a->marks : merge_identify(a, &m->arena);
    entry->a = a;
    entry->content = marks.content;
    entry->canonical = str_from(marks.link);
    entry->link = identity_link_mark(entry->canonical);
    entry->title = marks.title;
}

/* True when a mark occurs repeatedly in a sorted array. */
static bool is_shared(const int64_t *marks, size_t n, int64_t mark)
{
    const int64_t *at = bsearch(&mark, marks, n, sizeof *marks, ids_compare);
    return (at > marks && at[-1] == mark) || (at + 1 < marks + n && at[1] == mark);
}

/* Flags links and long titles of several entries. */
static void find_shared(struct merge *m)
{
    AUTO_FREE int64_t *links = mem_zalloc(2 * m->n, sizeof *links);
    int64_t *titles = links + m->n;
    for (size_t i = 0; i < m->n; i++) {
        links[i] = m->entries[i].link;
        titles[i] = m->entries[i].title;
    }
    qsort(links, m->n, sizeof *links, ids_compare);
    qsort(titles, m->n, sizeof *titles, ids_compare);
    for (size_t i = 0; i < m->n; i++) {
        m->entries[i].shared_link = is_shared(links, m->n, m->entries[i].link);
        m->entries[i].shared_title = is_shared(titles, m->n, m->entries[i].title);
    }
}

/* Views and rules may change between transactions. */
static bool prepare_queries(struct merge *m, struct error *e)
{
    struct views *views;
    if (!views_load(m->s, &views, e) || !rules_load(m->s, m->options->now, &m->has_rules, e))
        return false;
    m->has_views = views->set.n > 0;
    if (!m->has_views && !m->has_rules)
        return true;
    bool ok = merge_load_source(m->s, m->source, &m->arena, &m->about, e);
    m->in_views = ok && views_name_any(views, m->about.nodes, m->about.n_nodes);
    return ok;
}

/* Lists new articles together: SQLite finds the places of rows in order faster. */
static bool finish_new(struct merge *m, size_t from, size_t to, struct error *e)
{
    if (!listing_add(m->s, m->source, m->first_new, m->last_new, m->listed.unread < m->listed.total,
                     e))
        return false;
    for (size_t i = to; (m->has_views || m->has_rules) && i-- > from;)
        if (m->entries[i].row.article && !merge_entry_query(m, &m->entries[i], e))
            return false;
    return listing_count(m->s, m->source, &m->listed, e) && twins_settle(m->s, e);
}

/* Last entry first, so that ids grow with list order. */
static bool store_entries(struct merge *m, size_t from, size_t to, struct error *e)
{
    AUTO_FREE struct merge_entry **fresh = mem_zalloc(to - from, sizeof(struct merge_entry *));
    size_t n = 0;
    for (size_t i = to; i-- > from;) {
        struct merge_entry *entry = &m->entries[i];
        bool is_new;
        if (entry->repeated)
            continue;
        if (!merge_entry_apply(m, entry, &is_new, e))
            return false;
        fresh[n] = entry;
        n += is_new;
    }
    return n == 0 || (merge_insert(m, fresh, n, e) && finish_new(m, from, to, e));
}

static bool merge_batch(struct merge *m, size_t from, size_t to, struct error *e)
{
    m->listed = (struct listing_counts){0};
    return prepare_queries(m, e) && merge_find_marks(m, from, to, e) &&
           store_entries(m, from, to, e) && (!m->has_views || views_count(m->s, e)) &&
           (m->newest == INT64_MIN ||
            db_do(m->s, e, "UPDATE source SET newest_at = max(newest_at, ?2) WHERE id = ?1",
                  DB(m->source), DB(m->newest)));
}

static bool begin_merge(struct merge *m, struct error *e)
{
    int64_t rung;
    bool listed;
    if (!db_get(m->s, e, &rung, "SELECT rung FROM source WHERE id = ?1", DB(m->source)) ||
        !db_has(m->s, e, &m->has_placed,
                "SELECT EXISTS (SELECT 1 FROM placement WHERE source = ?1)", DB(m->source)) ||
        !db_has(m->s, e, &listed,
                "SELECT EXISTS (SELECT 1 FROM chain WHERE source = ?1 AND node = ?2)",
                DB(m->source), DB(TREE_ROOT)))
        return false;
    if (!listed)
        return error_set(e, ERROR_NOT_FOUND, 0, "source %lld was removed", (long long)m->source);
    m->rung = (enum identity_rung)rung;
    return merge_make_keys(m, e) && (m->options->exact || merge_find_rekeyed(m, e));
}

/* Merges in separate transactions, in the order of store_entries(). */
static bool merge_batches(struct merge *m, struct error *e)
{
    bool ok = store_begin(m->s, e) && store_end(m->s, begin_merge(m, e), e);
    m->has_placed = true; /* for all that is known later */
    for (size_t end = m->n, from; ok && end > 0; end = from) {
        from = end > MERGE_TOGETHER ? end - MERGE_TOGETHER : 0;
        ok = store_begin(m->s, e) &&
             store_end(m->s, merge_look_up(m, from, end, e) && merge_batch(m, from, end, e), e);
    }
    return ok;
}

static bool merge_together(struct merge *m, struct error *e)
{
    return begin_merge(m, e) && merge_batch(m, 0, m->n, e);
}

/* A caller's transaction is rolled back after a failure, and needs no savepoint. */
static bool merge_all(struct merge *m, struct error *e)
{
    if (m->n > MERGE_TOGETHER)
        return merge_batches(m, e);
    if (m->s->depth > 0)
        return merge_together(m, e);
    return store_begin(m->s, e) && store_end(m->s, merge_together(m, e), e);
}

bool merge_articles(struct store *s, int64_t source, const struct article *articles, size_t n,
                    const struct merge_options *options, struct merge_counts *out, struct error *e)
{
    struct merge_counts counts = {0};
    struct merge m = {
        .s = s,
        .source = source,
        .options = options,
        .entries = mem_zalloc(n ? n : 1, sizeof *m.entries),
        .n = n,
        .counts = &counts,
        .newest = INT64_MIN,
    };
    for (size_t i = 0; i < n; i++)
        identify(&m, &m.entries[i], &articles[i]);
    if (n > 1)
        find_shared(&m);
    bool ok = merge_all(&m, e);
    for (size_t i = 0; options->stored && i < n; i++)
        options->stored[i] = m.entries[i].article;
    free(m.entries);
    ids_fini(&m.marks);
    arena_fini(&m.arena);
    if (out)
        *out = counts;
    return ok;
}
