/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/index.h"

#include "base/vec.h"
#include "store/search/match.h"
#include "store/sql/db.h"
#include "text/find/terms.h"

enum {
    SLOT_S = 32,            /* seconds: suffices for 2,700 articles a day, for years */
    STEP_ARTICLES = 24,     /* bound of a step, */
    STEP_BYTES = 160 << 10, /* and of its terms */
    MERGE_PAGES = 64,       /* of 4 KB, written by a merge */
    SAMPLE = 100,           /* articles examined by search_index_check() */
};

/* ---- documents --------------------------------------------------------------------------- */

int64_t search_index_slot(int64_t time)
{
    int64_t max = (int64_t)1 << 40;
    int64_t slot = time / SLOT_S;
    return slot < 1 ? 1 : slot < max ? slot : max;
}

/* First number from `slot` on without document. Starts behind the run that is known: thousands of
 * articles can be of one time, that of the fetch. */
static bool find_free(struct store *s, int64_t slot, int64_t *out, struct error *e)
{
    bool row = false;
    if (slot >= s->run_first && slot < s->run_free)
        slot = s->run_free;
    sqlite3_stmt *st =
        db_select(s, e, "SELECT doc FROM search_doc WHERE doc >= ?1 ORDER BY doc", DB(slot));
    bool ok = st;
    while (ok && (ok = db_step(s, st, &row, e)) && row && sqlite3_column_int64(st, 0) == slot)
        slot++;
    if (ok && row)
        sqlite3_reset(st);
    *out = slot;
    return ok;
}

static bool is_used(struct store *s, int64_t doc, int64_t *used, struct error *e)
{
    return db_get(s, e, used, "SELECT EXISTS (SELECT 1 FROM search_doc WHERE doc = ?1)", DB(doc));
}

/* Doubles the distance up to a free number, then halves the interval down to one after a used one.
 * Counting through a run of documents would take time with the archive. */
bool search_index_end(struct store *s, int64_t slot, int64_t *out, struct error *e)
{
    int64_t before = slot - 1, free = slot, used = 1;
    bool ok = is_used(s, free, &used, e);
    for (int64_t step = 1; ok && used; step *= 2) {
        before = free;
        free += step;
        ok = is_used(s, free, &used, e);
    }
    while (ok && free - before > 1) {
        int64_t middle = before + (free - before) / 2;
        ok = is_used(s, middle, &used, e);
        if (used)
            before = middle;
        else
            free = middle;
    }
    *out = free;
    return ok;
}

/* ---- terms ------------------------------------------------------------------------------- */

#define TEXTS_FROM                                                                                 \
    "title, plain(summary), plain(body.content), plain(page.content) FROM article a"               \
    " LEFT JOIN body ON body.article = a.id LEFT JOIN page ON page.article = a.id"

/* Appends the terms of a row with TEXTS_FROM's columns at `column`. */
static void add_terms(struct buf *b, sqlite3_stmt *st, int column)
{
    AUTO(buf) folded = BUF_INIT;
    for (int i = 0; i < 4; i++) {
        search_fold(&folded, db_column_str(st, column + i), i > 0);
        terms_add(b, buf_str(&folded));
        buf_clear(&folded);
    }
}

/* *doc is 0, and `terms` stays empty, for an article not indexed. */
static bool read_terms(struct store *s, int64_t article, int64_t *doc, struct buf *terms,
                       struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st =
        db_select(s, e, "SELECT doc, " TEXTS_FROM " WHERE a.id = ?1 AND doc NOT NULL", DB(article));
    *doc = 0;
    while (db_next(s, st, &ok, e)) {
        *doc = sqlite3_column_int64(st, 0);
        add_terms(terms, st, 1);
    }
    return ok;
}

/* ---- removal ----------------------------------------------------------------------------- */

static bool drop(struct store *s, int64_t article, int64_t doc, const struct buf *terms,
                 struct error *e)
{
    return db_do(s, e,
                 "INSERT INTO search_text(search_text, rowid, terms) VALUES('delete', ?1, ?2)",
                 DB(doc), DB(buf_c(terms))) &&
           db_do(s, e, "UPDATE article SET doc = NULL WHERE id = ?1", DB(article));
}

bool search_index_before(struct store *s, int64_t article, struct buf *terms, struct error *e)
{
    int64_t doc;
    return read_terms(s, article, &doc, terms, e);
}

bool search_index_after(struct store *s, int64_t article, const struct buf *terms, struct error *e)
{
    AUTO(buf) now = BUF_INIT;
    int64_t doc;
    bool ok = read_terms(s, article, &doc, &now, e);
    if (ok && doc && !str_eq(buf_str(&now), buf_str(terms)))
        ok = drop(s, article, doc, terms, e);
    return ok;
}

bool search_index_drop_picked(struct store *s, struct error *e)
{
    AUTO(buf) terms = BUF_INIT;
    bool ok = true;
    sqlite3_stmt *st = db_statement(s, "SELECT article FROM temp.picked", e);
    while (db_next(s, st, &ok, e)) {
        int64_t article = sqlite3_column_int64(st, 0), doc;
        buf_clear(&terms);
        ok = read_terms(s, article, &doc, &terms, e) && (!doc || drop(s, article, doc, &terms, e));
    }
    return ok;
}

/* ---- indexing ---------------------------------------------------------------------------- */

struct entry {
    int64_t article, slot;
    size_t terms; /* offset in batch.terms */
};

/* Articles of a step, newest first, and their terms in sequence, NUL-terminated each. */
struct batch {
    VEC(struct entry) entries;
    struct buf terms;
    int64_t run_first, run_free; /* of the store, once it is committed */
};

static bool read_batch(struct store *s, struct batch *batch, struct error *e)
{
    bool row = false;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT a.id, a.time, " TEXTS_FROM " WHERE a.doc IS NULL"
                                 " ORDER BY a.time DESC, a.id DESC LIMIT ?1",
                                 DB(STEP_ARTICLES));
    bool ok = st;
    while (ok && batch->terms.n < STEP_BYTES && (ok = db_step(s, st, &row, e)) && row) {
        struct entry entry = {.article = sqlite3_column_int64(st, 0),
                              .slot = search_index_slot(sqlite3_column_int64(st, 1)),
                              .terms = batch->terms.n};
        vec_push(&batch->entries, entry);
        add_terms(&batch->terms, st, 2);
        buf_add_char(&batch->terms, '\0');
    }
    if (st)
        sqlite3_reset(st);
    return ok;
}

static bool write_entry(struct store *s, int64_t article, int64_t doc, const char *terms,
                        struct error *e)
{
    return db_do(s, e, "INSERT INTO search_doc VALUES(?1, ?2)", DB(doc), DB(article)) &&
           db_do(s, e, "INSERT INTO search_text(rowid, terms) VALUES(?1, ?2)", DB(doc),
                 DB(terms)) &&
           db_do(s, e, "UPDATE article SET doc = ?2 WHERE id = ?1", DB(article), DB(doc));
}

/* Writes in ascending order of documents: FTS5 flushes a segment at each descent. The run of the
 * oldest article is where the next batch goes on. */
static bool write_batch(struct store *s, struct batch *batch, struct error *e)
{
    int64_t next = 0; /* numbers from the last slot up to here are taken */
    bool ok = true;
    for (size_t i = batch->entries.n; ok && i-- > 0; next++) {
        const struct entry *entry = &batch->entries.v[i];
        int64_t from = entry->slot < next ? next : entry->slot;
        ok = find_free(s, from, &next, e) &&
             write_entry(s, entry->article, next, batch->terms.p + entry->terms, e);
        if (i == batch->entries.n - 1)
            batch->run_first = from;
        if (i == batch->entries.n - 1 || from == batch->run_free)
            batch->run_free = next + 1;
    }
    return ok;
}

bool search_index_left(struct store *s, int64_t max, int64_t *out, struct error *e)
{
    return db_get(s, e, out,
                  "SELECT count(*) FROM (SELECT 1 FROM article WHERE doc IS NULL LIMIT ?1)",
                  DB(max));
}

bool search_index_step(struct store *s, bool *more, struct error *e)
{
    struct batch batch = {0};
    int64_t left = 0;
    bool ok = search_index_left(s, 1, &left, e);
    if (ok && left && (ok = store_begin(s, e))) {
        ok = read_batch(s, &batch, e) && write_batch(s, &batch, e) &&
             search_index_left(s, 1, &left, e);
        ok = store_end(s, ok, e);
        s->has_segments = true;
        s->run_first = batch.run_first;
        s->run_free = ok ? batch.run_free : 0;
    }
    *more = ok && left;
    vec_fini(&batch.entries);
    buf_fini(&batch.terms);
    return ok;
}

/* FTS5 changes two rows or more if it has merged anything. */
static bool merge_some(struct store *s, bool *merged, struct error *e)
{
    int64_t before = sqlite3_total_changes64(s->db);
    bool ok = db_do(s, e, "INSERT INTO search_text(search_text, rank) VALUES('merge', ?1)",
                    DB(MERGE_PAGES));
    *merged = ok && sqlite3_total_changes64(s->db) - before >= 2;
    return ok;
}

bool search_index_merge(struct store *s, bool *more, struct error *e)
{
    *more = false;
    if (!s->has_segments)
        return true;
    bool ok = store_begin(s, e) && store_end(s, merge_some(s, more, e), e);
    s->has_segments = *more = ok && *more;
    return ok;
}

/* ---- check ------------------------------------------------------------------------------- */

/* Reports an article unless the index has all its terms that a query can use. */
static bool check_article(struct store *s, int64_t article, struct buf *report, struct error *e)
{
    AUTO(buf) terms = BUF_INIT, query = BUF_INIT;
    int64_t doc, found = 1;
    bool ok = read_terms(s, article, &doc, &terms, e);
    terms_add_query(&query, buf_str(&terms));
    if (ok && query.n)
        ok = db_get(s, e, &found,
                    "SELECT EXISTS(SELECT 1 FROM search_text WHERE search_text MATCH ?1"
                    " AND rowid = ?2)",
                    DB(buf_c(&query)), DB(doc));
    if (ok && !found)
        buf_printf(report, "article %lld is not found by its words\n", (long long)article);
    return ok;
}

bool search_index_check(struct store *s, struct buf *report, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT id FROM article WHERE doc NOT NULL AND id % (1 +"
                                 " (SELECT count(*) FROM article) / ?1) = 0",
                                 DB(SAMPLE));
    while (db_next(s, st, &ok, e))
        ok = check_article(s, sqlite3_column_int64(st, 0), report, e);
    return ok;
}
