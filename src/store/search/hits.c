/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/hits.h"

#include "store/search/index.h"

/* ?1 expression, ?2 and ?3 first and last document. */
#define IN_RANGE(from) " AND (a.time, a.id) " from " (?5, ?6) AND a.time >= ?7"
#define INDEXED(order, from)                                                                       \
    "SELECT a.time, a.id, " SEARCH_IN_LIST ", d.doc FROM search_text CROSS JOIN search_doc d"      \
    " ON d.doc = search_text.rowid CROSS JOIN article a ON a.id = d.article AND a.doc = d.doc"     \
    " WHERE search_text MATCH ?1 AND search_text.rowid BETWEEN ?2 AND ?3" IN_RANGE(                \
        from) " ORDER BY search_text.rowid " order

static const char *const indexed[] = {INDEXED("ASC", ">="), INDEXED("DESC", "<=")};

static bool start_by_words(struct search_hits *h, const struct search_candidates *c,
                           struct error *e)
{
    const struct list_range *r = &h->range;
    int64_t first = search_index_slot(r->since), last = search_index_slot(r->start.time);
    if (r->descending && !search_index_end(h->s, last, &last, e))
        return false;
    if (!r->descending) {
        first = last > first ? last : first;
        last = INT64_MAX;
    }
    if (!search_unindexed_open(&h->others, h->s, c->word, r, e))
        return false;
    h->indexed = db_select(h->s, e, indexed[r->descending], DB(buf_c(&c->match)), DB(first),
                           DB(last), SEARCH_RANGE(r));
    return h->indexed && db_advance(h->s, &h->indexed, e);
}

bool search_hits_open(struct search_hits *h, struct store *s,
                      const struct search_candidates *candidates, const struct list_range *range,
                      struct error *e)
{
    *h = (struct search_hits){.s = s, .range = *range, .run_end = -1};
    return (!candidates->match.n || start_by_words(h, candidates, e)) &&
           search_marked_open(&h->marked, s, candidates, range, e);
}

static bool is_before(const struct search_hits *h, const struct search_hit *a,
                      const struct search_hit *b)
{
    return search_is_before(a->at, b->at, h->range.descending);
}

static void add_waiting(struct search_hits *h, struct search_hit hit)
{
    vec_push(&h->waiting, hit);
    struct search_hit *v = h->waiting.v;
    for (size_t i = h->waiting.n - 1; i > 0 && is_before(h, &v[i - 1], &hit); i--) {
        v[i] = v[i - 1];
        v[i - 1] = hit;
    }
}

/* *settled: all further hits of the index come after the first waiting one. A document's number is
 * its time's slot, or a later one without a free number in between. */
static bool is_settled(struct search_hits *h, bool *settled, struct error *e)
{
    int64_t next = sqlite3_column_int64(h->indexed, 3);
    int64_t slot = search_index_slot(h->waiting.v[h->waiting.n - 1].at.time);
    if (!h->range.descending && (slot < h->run || slot >= h->run_end)) {
        h->run = slot;
        if (!search_index_end(h->s, slot, &h->run_end, e))
            return false;
    }
    *settled = h->range.descending ? next < slot : next > h->run_end;
    return true;
}

static bool settle(struct search_hits *h, struct error *e)
{
    bool settled = false;
    while (h->indexed) {
        if (h->waiting.n && (!is_settled(h, &settled, e) || settled))
            return settled;
        add_waiting(h, search_hit_at(h->indexed));
        if (!db_advance(h->s, &h->indexed, e))
            return false;
    }
    return true;
}

static bool find_in_list(struct search_hits *h, struct search_hit *hit, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st =
        db_select(h->s, e, "SELECT a.time, a.id, " SEARCH_IN_LIST " FROM article a WHERE a.id = ?1",
                  DB(hit->at.id), DB(0), DB(0), SEARCH_RANGE(&h->range));
    hit->in_list = false;
    while (db_next(h->s, st, &ok, e))
        *hit = search_hit_at(st);
    return ok;
}

/* The next hit of all sources, which may be one already returned. */
static bool next_of_any(struct search_hits *h, struct search_hit *out, bool *found, struct error *e)
{
    const struct search_hit *marked;
    const struct article_position *at;
    struct search_hit other = {0};
    if (!settle(h, e) || !search_marked_peek(&h->marked, h->s, &h->range, &marked, e) ||
        !search_unindexed_peek(&h->others, h->s, &at, e))
        return false;
    if (at)
        other.at = *at;
    const struct search_hit *waiting = h->waiting.n ? &h->waiting.v[h->waiting.n - 1] : NULL;
    const struct search_hit *by_words = waiting;
    if (at && (!waiting || is_before(h, &other, waiting)))
        by_words = &other;
    *found = by_words || marked;
    if (marked && (!by_words || is_before(h, marked, by_words))) {
        *out = *marked;
        search_marked_skip(&h->marked, &h->range);
        return true;
    }
    if (by_words)
        *out = *by_words;
    if (by_words == &other) {
        search_unindexed_skip(&h->others);
        return find_in_list(h, out, e);
    }
    h->waiting.n -= by_words != NULL;
    return true;
}

bool search_hits_next(struct search_hits *h, struct search_hit *out, bool *found, struct error *e)
{
    do {
        if (!next_of_any(h, out, found, e))
            return false;
    } while (*found && out->at.id == h->last.id && out->at.time == h->last.time);
    h->last = *found ? out->at : h->last;
    return true;
}

void search_hits_close(struct search_hits *h)
{
    if (h->indexed)
        sqlite3_reset(h->indexed);
    search_unindexed_close(&h->others);
    vec_fini(&h->waiting);
    search_marked_close(&h->marked);
}
