/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/unindexed.h"

#include <stdlib.h>

#include "store/sql/compress.h"

enum {
    PART = 512,        /* articles */
    PART_WORK = 400000 /* bound of their texts */
};

/* Costs in bytes of text that a search folds and splits. */
enum { ROW_WORK = 200, RAW_SHARE = 4 /* raw bytes for one */ };

#define POSITIONS(order, from)                                                                     \
    "SELECT a.time, a.id FROM article a WHERE a.doc IS NULL AND (a.time, a.id) " from              \
    " (?1, ?2) AND a.time >= ?3 ORDER BY a.time " order ", a.id " order

static const char *const positions[] = {POSITIONS("ASC", ">="), POSITIONS("DESC", "<=")};

bool search_unindexed_open(struct search_unindexed *u, struct store *s, struct str word,
                           const struct list_range *range, struct error *e)
{
    *u = (struct search_unindexed){0};
    raw_word_init(&u->word, word);
    u->next = db_select(s, e, positions[range->descending], DB(range->start.time),
                        DB(range->start.id), DB(range->since));
    return u->next && db_advance(s, &u->next, e);
}

/* ---- words ------------------------------------------------------------------------------- */

static bool column_may_have(sqlite3_stmt *st, int column, const struct raw_word *word, size_t *work)
{
    AUTO(buf) text = BUF_INIT;
    struct str raw = db_column_blob(st, column);
    if (sqlite3_column_type(st, column) == SQLITE_BLOB) {
        if (!compress_read(raw, &text))
            return true; /* damaged, which plain() reports */
        raw = buf_str(&text);
        *work += raw.n;
    }
    *work += raw.n / RAW_SHARE;
    return raw_may_have(raw, word);
}

static bool examine(struct search_unindexed *u, struct store *s, struct unindexed *article,
                    size_t *work, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st =
        db_select(s, e,
                  "SELECT a.title, body.summary, body.content, page.content FROM article a"
                  " LEFT JOIN body ON body.article = a.id LEFT JOIN page ON page.article = a.id"
                  " WHERE a.id = ?1",
                  DB(article->at.id));
    article->examined = true;
    while (db_next(s, st, &ok, e)) {
        article->lacks = true;
        for (int i = 0; i < sqlite3_column_count(st) && article->lacks; i++)
            article->lacks = !column_may_have(st, i, &u->word, work);
    }
    *work += ROW_WORK;
    return ok;
}

/* ---- parts ------------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    const struct unindexed *const *x = a, *const *y = b;
    return ((*x)->at.id > (*y)->at.id) - ((*x)->at.id < (*y)->at.id);
}

/* Examines most: not the last, at which a caller can stop, and none beyond the work. */
static bool examine_part(struct search_unindexed *u, struct store *s, struct error *e)
{
    struct unindexed *order[PART];
    size_t n = u->part.n - 1;
    bool ok = true;
    for (size_t i = 0; i < n; i++)
        order[i] = &u->part.v[i];
    qsort(order, n, sizeof *order, by_number);
    for (size_t i = 0; ok && i < n && u->part_work < PART_WORK; i++)
        ok = examine(u, s, order[i], &u->part_work, e);
    u->part.v[n].examined = true;
    return ok;
}

static bool read_part(struct search_unindexed *u, struct store *s, struct error *e)
{
    bool ok = true, all = u->word.word.n == 0;
    u->part.n = u->at = 0;
    while (ok && u->next && u->part.n < PART) {
        struct unindexed article = {
            .at = {sqlite3_column_int64(u->next, 0), sqlite3_column_int64(u->next, 1)},
            .examined = all,
        };
        vec_push(&u->part, article);
        ok = db_advance(s, &u->next, e);
    }
    return ok && (all || !u->part.n || examine_part(u, s, e));
}

bool search_unindexed_peek(struct search_unindexed *u, struct store *s,
                           const struct article_position **out, struct error *e)
{
    bool ok = u->at < u->part.n || read_part(u, s, e);
    for (; ok && u->at < u->part.n; u->at++) {
        struct unindexed *article = &u->part.v[u->at];
        ok = article->examined || u->work >= PART_WORK || examine(u, s, article, &u->work, e);
        if (!article->lacks)
            break;
    }
    if (u->at + 1 == u->part.n) {
        u->work += u->part_work;
        u->part_work = 0;
    }
    *out = u->at < u->part.n ? &u->part.v[u->at].at : NULL;
    return ok;
}

void search_unindexed_skip(struct search_unindexed *u)
{
    u->at++;
}

void search_unindexed_close(struct search_unindexed *u)
{
    if (u->next)
        sqlite3_reset(u->next);
    vec_fini(&u->part);
}
