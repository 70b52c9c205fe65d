/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/marked.h"

#include <stdlib.h>

#include "store/search/match.h"
#include "text/find/terms.h"

enum { CHUNK = 64 };

/* ---- tags -------------------------------------------------------------------------------- */

/* ?1 tag, ?2 limit. */
#define TAGGED(order, from)                                                                        \
    "SELECT t.time, t.article, " SEARCH_IN_LIST                                                    \
    " FROM tagged t CROSS JOIN article a ON a.id = t.article WHERE t.tag = ?1"                     \
    " AND (t.time, t.article) " from " (?5, ?6) AND t.time >= ?7"                                  \
    " ORDER BY t.time " order ", t.article " order " LIMIT ?2"

/* Likewise, without ?1. */
#define STARRED_ONES(order, from)                                                                  \
    "SELECT a.time, a.id, " SEARCH_IN_LIST " FROM article a WHERE a.starred"                       \
    " AND (a.time, a.id) " from " (?5, ?6) AND a.time >= ?7"                                       \
    " ORDER BY a.time " order ", a.id " order " LIMIT ?2"

enum { STARRED = -1 }; /* instead of a tag */

static const char *const tagged[] = {TAGGED("ASC", ">="), TAGGED("DESC", "<=")};
static const char *const starred[] = {STARRED_ONES("ASC", ">="), STARRED_ONES("DESC", "<=")};

/* Reads the next part from after the last hit. */
static bool fill(struct search_marks *m, struct store *s, const struct list_range *range,
                 struct error *e)
{
    struct list_range r = *range;
    if (m->hits.n)
        r.start = list_position_after(m->hits.v[m->hits.n - 1].at, r.descending);
    m->hits.n = m->at = 0;
    const char *sql = m->tag == STARRED ? starred[r.descending] : tagged[r.descending];
    sqlite3_stmt *st = db_select(s, e, sql, DB(m->tag), DB(CHUNK), DB(0), SEARCH_RANGE(&r));
    bool ok = true;
    while (db_next(s, st, &ok, e))
        vec_push(&m->hits, search_hit_at(st));
    m->ended = m->hits.n < CHUNK;
    return ok;
}

static void add_tag(struct search_marked *m, int64_t tag)
{
    for (size_t i = 0; i < m->sources.n; i++)
        if (m->sources.v[i].tag == tag)
            return;
    vec_push(&m->sources, ((struct search_marks){.tag = tag}));
}

/* Opens the tag with that key; all tags for an empty one. */
static bool add_tags(struct search_marked *m, struct store *s, struct str key, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = key.n ? db_select(s, e, "SELECT id FROM tag WHERE key = ?1", DB(key.p))
                             : db_statement(s, "SELECT id FROM tag", e);
    while (db_next(s, st, &ok, e))
        add_tag(m, sqlite3_column_int64(st, 0));
    return ok;
}

/* ---- notes ------------------------------------------------------------------------------- */

static int older_first(const void *a, const void *b)
{
    const struct search_hit *x = a, *y = b;
    return search_is_before(x->at, y->at, false) ? -1 : search_is_before(y->at, x->at, false);
}

static int newer_first(const void *a, const void *b)
{
    return older_first(b, a);
}

static bool has_word(const struct search_candidates *c, struct str note, struct buf *folded)
{
    bool found = c->all_notes;
    buf_clear(folded);
    if (!found)
        search_fold(folded, note, false);
    for (size_t i = 0; i < c->words.n && !found; i++)
        found = terms_find(buf_str(folded), c->words.v[i]->text);
    return found;
}

static bool is_in_range(const struct list_range *r, struct article_position at)
{
    return at.time >= r->since && !search_is_before(at, r->start, r->descending);
}

/* Reads all notes, which are few, instead of keeping them in order of time. */
static bool add_notes(struct search_marked *m, struct store *s, const struct search_candidates *c,
                      const struct list_range *r, struct error *e)
{
    struct search_marks marks = {.ended = true};
    AUTO(buf) folded = BUF_INIT;
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT a.time, a.id, " SEARCH_IN_LIST
                                 ", n.text FROM note n CROSS JOIN article a ON a.id = n.article",
                                 DB(0), DB(0), DB(0), SEARCH_RANGE(r));
    while (db_next(s, st, &ok, e))
        if (is_in_range(r, search_hit_at(st).at) && has_word(c, db_column_str(st, 3), &folded))
            vec_push(&marks.hits, search_hit_at(st));
    if (marks.hits.n)
        qsort(marks.hits.v, marks.hits.n, sizeof *marks.hits.v,
              r->descending ? newer_first : older_first);
    vec_push(&m->sources, marks);
    return ok;
}

/* ---- both -------------------------------------------------------------------------------- */

bool search_marked_open(struct search_marked *m, struct store *s, const struct search_candidates *c,
                        const struct list_range *r, struct error *e)
{
    *m = (struct search_marked){0};
    bool ok = (!c->words.n && !c->all_notes) || add_notes(m, s, c, r, e);
    if (c->starred)
        add_tag(m, STARRED);
    for (size_t i = 0; i < c->tags.n && ok; i++)
        ok = add_tags(m, s, c->tags.v[i]->text, e);
    return ok;
}

static struct search_marks *first(struct search_marked *m, bool descending)
{
    struct search_marks *first = NULL;
    for (size_t i = 0; i < m->sources.n; i++) {
        struct search_marks *x = &m->sources.v[i];
        if (x->at < x->hits.n &&
            (!first ||
             search_is_before(x->hits.v[x->at].at, first->hits.v[first->at].at, descending)))
            first = x;
    }
    return first;
}

bool search_marked_peek(struct search_marked *m, struct store *s, const struct list_range *r,
                        const struct search_hit **out, struct error *e)
{
    for (size_t i = 0; i < m->sources.n; i++) {
        struct search_marks *x = &m->sources.v[i];
        if (x->at == x->hits.n && !x->ended && !fill(x, s, r, e))
            return false;
    }
    const struct search_marks *x = first(m, r->descending);
    *out = x ? &x->hits.v[x->at] : NULL;
    return true;
}

void search_marked_skip(struct search_marked *m, const struct list_range *r)
{
    struct search_marks *x = first(m, r->descending);
    if (x)
        x->at++;
}

void search_marked_close(struct search_marked *m)
{
    for (size_t i = 0; i < m->sources.n; i++)
        vec_fini(&m->sources.v[i].hits);
    vec_fini(&m->sources);
}
