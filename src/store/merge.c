/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge.h"

#include <stdlib.h>

#include "store/merge-entry.h"
#include "text/url.h"

enum { BATCH = 256 };

/* ---- keys -------------------------------------------------------------------------------- */

static int compare_keys(const void *a, const void *b)
{
    const struct merge_entry *x = *(struct merge_entry *const *)a;
    const struct merge_entry *y = *(struct merge_entry *const *)b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x < y ? -1 : x > y;
}

static int compare_links(const void *a, const void *b)
{
    const struct merge_entry *x = *(struct merge_entry *const *)a;
    const struct merge_entry *y = *(struct merge_entry *const *)b;
    return x->link < y->link ? -1 : x->link > y->link;
}

/* Gives every entry its key on the present rung, finds those that repeat an earlier one, and tells
 * whether different ones have the same. */
static bool make_keys(struct merge *m)
{
    struct merge_entry **sorted = mem_zalloc(m->n, sizeof(struct merge_entry *));
    bool collide = false;
    for (size_t i = 0; i < m->n; i++) {
        m->entries[i].key = identity_key(m->rung, m->entries[i].a, m->entries[i].canonical);
        m->entries[i].repeated = false;
        sorted[i] = &m->entries[i];
    }
    qsort(sorted, m->n, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < m->n; i++) {
        if (sorted[i]->key != sorted[i - 1]->key)
            continue;
        sorted[i]->repeated = true;
        collide = collide || identity_differs(sorted[i]->a, sorted[i - 1]->a);
    }
    free(sorted);
    return collide;
}

static void find_shared_links(struct merge *m)
{
    struct merge_entry **sorted = mem_zalloc(m->n, sizeof(struct merge_entry *));
    for (size_t i = 0; i < m->n; i++)
        sorted[i] = &m->entries[i];
    qsort(sorted, m->n, sizeof *sorted, compare_links);
    for (size_t i = 1; i < m->n; i++)
        if (sorted[i]->link == sorted[i - 1]->link)
            sorted[i]->shared_link = sorted[i - 1]->shared_link = true;
    free(sorted);
}

bool merge_load_identity(struct store *s, int64_t id, struct arena *arena, struct article *out,
                         struct error *e)
{
    sqlite3_stmt *st = db_find(
        s, "article", id, "SELECT title, url, published, precision FROM article WHERE id = ?1", e);
    if (!st)
        return false;
    *out = (struct article){
        .title = db_column_text(st, 0, arena),
        .url = db_column_text(st, 1, arena),
        .published = {.time = sqlite3_column_int64(st, 2),
                      .precision = (enum date_precision)sqlite3_column_int(st, 3)},
    };
    sqlite3_reset(st);
    return true;
}

static struct str canonical(struct arena *arena, const char *url)
{
    struct buf b = BUF_INIT;
    if (url)
        url_add_canonical(&b, str_from(url));
    struct str s = {arena_strndup(arena, buf_c(&b), b.n), b.n};
    buf_fini(&b);
    return s;
}

/* Gives the source's articles, all of whose keys are on a rung that does not hold, their keys on
 * the present one. */
static bool rekey(struct merge *m, struct error *e)
{
    struct arena arena = {0};
    bool row = false;
    sqlite3_stmt *st = db_select(m->s, e,
                                 "SELECT article, max(content) FROM placement"
                                 " WHERE source = ?1 AND article NOT NULL GROUP BY article",
                                 DB(m->source));
    bool ok = st;
    while (ok && (ok = db_step(m->s, st, &row, e)) && row) {
        struct article stored;
        int64_t id = sqlite3_column_int64(st, 0);
        ok = merge_load_identity(m->s, id, &arena, &stored, e);
        if (!ok)
            break;
        int64_t key = identity_key(m->rung, &stored, canonical(&arena, stored.url));
        ok = db_do(m->s, e, "INSERT OR IGNORE INTO placement VALUES(?1, ?2, ?3, ?4)", DB(m->source),
                   DB(key), DB(id), DB(sqlite3_column_int64(st, 1)));
    }
    if (st)
        sqlite3_reset(st);
    arena_fini(&arena);
    return ok;
}

static bool climb(struct merge *m, struct error *e)
{
    do
        m->rung++;
    while (make_keys(m) && m->rung < RUNG_TITLE);
    return db_do(m->s, e, "UPDATE source SET rung = ?2 WHERE id = ?1", DB(m->source),
                 DB(m->rung)) &&
           rekey(m, e);
}

/* ---- batches ----------------------------------------------------------------------------- */

/* Whether what is stored under the entry's key turns out to be another article. */
static bool is_other(struct merge *m, const struct merge_entry *entry, bool *other, struct error *e)
{
    struct arena arena = {0};
    struct article stored;
    *other = false;
    if (!entry->article || entry->content == entry->old_content || m->rung == RUNG_TITLE)
        return true;
    bool ok = merge_load_identity(m->s, entry->article, &arena, &stored, e);
    *other = ok && identity_replaced(&stored, entry->a);
    arena_fini(&arena);
    return ok;
}

static bool look_up(struct merge *m, size_t from, size_t to, bool *collide, struct error *e)
{
    *collide = false;
    sqlite3_stmt *st = db_statement(
        m->s, "SELECT article, content FROM placement WHERE source = ?1 AND key = ?2", e);
    if (!st)
        return false;
    for (size_t i = from; i < to; i++) {
        struct merge_entry *entry = &m->entries[i];
        bool other;
        db_bind(st, DB(m->source), DB(entry->key));
        if (!db_step(m->s, st, &entry->known, e))
            return false;
        entry->article = entry->known ? sqlite3_column_int64(st, 0) : 0;
        entry->old_content = entry->known ? sqlite3_column_int64(st, 1) : 0;
        sqlite3_reset(st);
        if (!is_other(m, entry, &other, e))
            return false;
        *collide = *collide || other;
    }
    return true;
}

static bool merge_batch(struct merge *m, size_t from, size_t to, struct error *e)
{
    bool collide;
    if (!look_up(m, from, to, &collide, e))
        return false;
    while (collide)
        if (!climb(m, e) || !look_up(m, from, to, &collide, e))
            return false;
    m->listed = (struct listing_counts){0};
    for (size_t i = to; i-- > from;) {
        if (!m->entries[i].repeated && !merge_entry_apply(m, &m->entries[i], e))
            return false;
    }
    return (!m->listed.total || listing_count(m->s, m->source, &m->listed, e)) &&
           (m->newest == INT64_MIN ||
            db_do(m->s, e, "UPDATE source SET newest_at = max(newest_at, ?2) WHERE id = ?1",
                  DB(m->source), DB(m->newest)));
}

static bool begin_merge(struct merge *m, struct error *e)
{
    int64_t rung, removed;
    if (!db_get(m->s, e, &rung, "SELECT rung FROM source WHERE id = ?1", DB(m->source)) ||
        !db_get(m->s, e, &removed,
                TREE_ABOVE "SELECT count(*) FROM above WHERE removed_at NOT NULL", DB(m->source)))
        return false;
    if (removed)
        return error_set(e, ERROR_NOT_FOUND, 0, "source %lld was removed", (long long)m->source);
    m->rung = (enum identity_rung)rung;
    if (make_keys(m) && m->rung < RUNG_TITLE)
        return climb(m, e);
    return true;
}

static bool merge_all(struct merge *m, struct error *e)
{
    size_t end = m->n;
    bool ok = store_begin(m->s, e) && db_end(m->s, begin_merge(m, e), e);
    /* Last first, so that ids grow with the order of the feed. */
    while (ok && end > 0) {
        size_t from = end > BATCH ? end - BATCH : 0;
        ok = store_begin(m->s, e) && db_end(m->s, merge_batch(m, from, end, e), e);
        end = from;
    }
    return ok;
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
    for (size_t i = 0; i < n; i++) {
        m.entries[i].a = &articles[i];
        m.entries[i].content = identity_content(&articles[i]);
        m.entries[i].canonical = canonical(&m.arena, articles[i].url);
        m.entries[i].link = identity_link_mark(m.entries[i].canonical);
        m.entries[i].title = identity_title_mark(articles[i].title);
    }
    find_shared_links(&m);
    bool ok = merge_all(&m, e);
    free(m.entries);
    arena_fini(&m.arena);
    if (out)
        *out = counts;
    return ok;
}
