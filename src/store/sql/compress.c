/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql/compress.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/log.h"
#include "store/sql/db.h"

enum {
    HEADER = 4,             /* bytes of the length */
    MIN_TEXT = 128,         /* bytes; shorter ones hardly shrink */
    MAX_TEXT = 1000000000,  /* bytes: SQLite's limit of a value */
    MAX_RATIO = 1032,       /* of deflate: 258 bytes for 2 bits */
    WINDOW_BITS = 14,       /* with MEM_LEVEL, a state of 128 KB: larger ones take longer to */
    MEM_LEVEL = 7,          /* clear than they save on texts of some KB */
    STEP_ARTICLES = 64,     /* bound of a step, */
    STEP_BYTES = 160 << 10, /* and of its texts */
};

/* ---- texts --------------------------------------------------------------------------------- */

/* Appends nothing unless the result is shorter than the text. */
static void deflate_text(struct buf *b, struct str text)
{
    z_stream z = {.next_in = (unsigned char *)text.p, .avail_in = (unsigned)text.n};
    if (text.n < MIN_TEXT || text.n > MAX_TEXT ||
        deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_BITS, MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return;
    buf_reserve(b, text.n);
    for (int shift = 24; shift >= 0; shift -= 8)
        b->p[b->n++] = (char)(text.n >> shift);
    z.next_out = (unsigned char *)b->p + HEADER;
    z.avail_out = (unsigned)text.n - HEADER - 1;
    b->n = deflate(&z, Z_FINISH) == Z_STREAM_END ? HEADER + z.total_out : 0;
    deflateEnd(&z);
}

/* 0 for a length that the bytes cannot have. */
static size_t text_length(struct str blob)
{
    uint64_t n = 0;
    if (blob.n <= HEADER)
        return 0;
    for (size_t i = 0; i < HEADER; i++)
        n = n << 8 | (unsigned char)blob.p[i];
    return n <= MAX_TEXT && n / MAX_RATIO <= blob.n ? (size_t)n : 0;
}

bool compress_read(struct str blob, struct buf *out)
{
    size_t n = text_length(blob);
    uLongf size = (uLongf)n;
    if (n == 0)
        return false;
    buf_reserve(out, n);
    if (uncompress((unsigned char *)out->p + out->n, &size, (const unsigned char *)blob.p + HEADER,
                   (uLong)(blob.n - HEADER)) != Z_OK ||
        size != n)
        return false;
    out->n += n;
    out->p[out->n] = '\0';
    return true;
}

/* ---- SQL functions ------------------------------------------------------------------------- */

static struct str bytes_of(sqlite3_value *v)
{
    const char *p = sqlite3_value_blob(v);
    return (struct str){p ? p : "", (size_t)sqlite3_value_bytes(v)};
}

static void log_damage(struct store *s)
{
    if (!s->damage_logged)
        log_warning("store", "the text of an article is damaged: 'gander check' says which");
    s->damage_logged = true;
}

/* The result is NULL unless one is set. */
static void plain(sqlite3_context *context, int n, sqlite3_value **values)
{
    AUTO(buf) text = BUF_INIT;
    if (sqlite3_value_type(values[0]) != SQLITE_BLOB) {
        sqlite3_result_value(context, values[0]);
    } else if (compress_read(bytes_of(values[0]), &text)) {
        size_t size = text.n;
        sqlite3_result_text64(context, buf_take(&text), size, free, SQLITE_UTF8);
    } else {
        log_damage(sqlite3_user_data(context));
    }
}

static void compressed(sqlite3_context *context, int n, sqlite3_value **values)
{
    AUTO(buf) blob = BUF_INIT;
    if (sqlite3_value_type(values[0]) == SQLITE_TEXT)
        deflate_text(&blob, bytes_of(values[0]));
    if (blob.n > 0)
        sqlite3_result_blob64(context, blob.p, blob.n, SQLITE_TRANSIENT);
    else
        sqlite3_result_value(context, values[0]);
}

static void intact(sqlite3_context *context, int n, sqlite3_value **values)
{
    AUTO(buf) text = BUF_INIT;
    sqlite3_result_int(context, sqlite3_value_type(values[0]) != SQLITE_BLOB ||
                                    compress_read(bytes_of(values[0]), &text));
}

bool compress_add_functions(struct store *s, struct error *e)
{
    static const struct {
        const char *name;
        void (*function)(sqlite3_context *context, int n, sqlite3_value **values);
    } functions[] = {{"plain", plain}, {"compressed", compressed}, {"intact", intact}};
    for (size_t i = 0; i < ARRAY_SIZE(functions); i++)
        if (sqlite3_create_function(s->db, functions[i].name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                    s, functions[i].function, NULL, NULL) != SQLITE_OK)
            return db_error(s, e);
    return true;
}

/* ---- steps --------------------------------------------------------------------------------- */

/* Last article of the steps so far. */
#define DONE "coalesce((SELECT CAST(value AS INTEGER) FROM state WHERE key = 'compressed'), 0)"

/* Articles of a step: above `after`, up to `last`. */
struct range {
    int64_t after, last;
    bool any; /* has a text to compress */
};

static bool read_range(struct store *s, struct range *r, struct error *e)
{
    size_t bytes = 0;
    bool ok = db_get(s, e, &r->after, "SELECT " DONE);
    r->last = r->after;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT body.article, summary, body.content, page.content"
                                 " FROM body LEFT JOIN page USING(article)"
                                 " WHERE body.article > ?1 ORDER BY body.article LIMIT ?2",
                                 DB(r->after), DB(STEP_ARTICLES));
    while (bytes < STEP_BYTES && db_next(s, st, &ok, e)) {
        r->last = sqlite3_column_int64(st, 0);
        for (int i = 1; i <= 3; i++) {
            size_t n = (size_t)sqlite3_column_bytes(st, i);
            r->any |= n >= MIN_TEXT && sqlite3_column_type(st, i) == SQLITE_TEXT;
            bytes += n;
        }
    }
    sqlite3_reset(st);
    return ok;
}

/* Deletes the rows and inserts them again: updates would leave each page half empty. */
static bool rewrite(struct store *s, const struct range *r, struct error *e)
{
    static const char *const steps[] = {
        ("INSERT INTO temp.packed(article, text, content, more) SELECT article,"
         " compressed(summary), compressed(content), more FROM body"
         " WHERE article > ?1 AND article <= ?2"),
        "DELETE FROM body WHERE article > ?1 AND article <= ?2",
        "INSERT INTO body SELECT article, text, content, more FROM temp.packed ORDER BY article",
        "DELETE FROM temp.packed",
        ("INSERT INTO temp.packed SELECT article, tried_at, problem, compressed(content), more"
         " FROM page WHERE article > ?1 AND article <= ?2"),
        "DELETE FROM page WHERE article > ?1 AND article <= ?2",
        "INSERT INTO page SELECT * FROM temp.packed ORDER BY article",
        "DELETE FROM temp.packed",
    };
    bool ok = db_exec(s,
                      "CREATE TEMP TABLE IF NOT EXISTS packed(article INTEGER PRIMARY KEY,"
                      " tried_at, text, content, more)",
                      e);
    for (size_t i = 0; ok && i < ARRAY_SIZE(steps); i++)
        ok = db_do(s, e, steps[i], DB(r->after), DB(r->last));
    return ok;
}

bool compress_step(struct store *s, bool *more, struct error *e)
{
    bool ok = db_has(s, e, more, "SELECT EXISTS(SELECT 1 FROM body WHERE article > " DONE ")");
    if (ok && *more && (ok = store_begin(s, e))) {
        struct range r = {0};
        ok = read_range(s, &r, e) && (!r.any || rewrite(s, &r, e)) &&
             db_do(s, e, "INSERT OR REPLACE INTO state VALUES('compressed', ?1)", DB(r.last));
        ok = store_end(s, ok, e);
    }
    *more = ok && *more;
    return ok;
}
