/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/unindexed.h"

#include "store/sql/compress.h"
#include "store/sql/rows.h"

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

enum { TEXTS = 4 /* columns, before that of the index */ };

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

/* Examines articles of the part, rows of an id and an index, until the work is done. */
static bool examine(struct search_unindexed *u, struct store *s, struct db_rows *rows, size_t *work,
                    struct error *e)
{
    bool ok = true;
    AUTO_RESET sqlite3_stmt *st =
        db_select(s, e,
                  "SELECT a.title, body.summary, body.content, page.content, r.b FROM rows(?1) r"
                  " CROSS JOIN article a ON a.id = r.a LEFT JOIN body ON body.article = a.id"
                  " LEFT JOIN page ON page.article = a.id",
                  DB(rows));
    while (*work < PART_WORK && db_next(s, st, &ok, e)) {
        struct unindexed *article = &u->part.v[sqlite3_column_int64(st, TEXTS)];
        article->examined = article->lacks = true;
        for (int i = 0; i < TEXTS && article->lacks; i++)
            article->lacks = !column_may_have(st, i, &u->word, work);
        *work += ROW_WORK;
    }
    return ok;
}

static bool examine_one(struct search_unindexed *u, struct store *s, struct error *e)
{
    struct db_value row[] = {DB(u->part.v[u->at].at.id), DB((int64_t)u->at)};
    return examine(u, s, &(struct db_rows){row, 1, 2}, &u->work, e);
}

/* ---- parts ------------------------------------------------------------------------------- */

/* Examines most: not the last, at which a caller can stop, and none beyond the work. */
static bool examine_part(struct search_unindexed *u, struct store *s, struct error *e)
{
    struct db_value values[2 * PART];
    struct db_rows rows = {values, u->part.n - 1, 2};
    for (size_t i = 0; i < rows.n; i++) {
        values[2 * i] = DB(u->part.v[i].at.id);
        values[2 * i + 1] = DB((int64_t)i);
    }
    rows_sort(&rows);
    u->part.v[rows.n].examined = true;
    return examine(u, s, &rows, &u->part_work, e);
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
        const struct unindexed *article = &u->part.v[u->at];
        ok = article->examined || u->work >= PART_WORK || examine_one(u, s, e);
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
