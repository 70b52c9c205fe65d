/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/exchange/foreign-archive.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/temporary.h"
#include "base/vec.h"
#include "store/sql/db.h"
#include "text/utf8.h"

enum { MAX_VALUE = 64 << 20, COPY_BYTES = 1 << 16 };

/* Columns of an article, NULL where a kind has none. */
static const struct layout {
    const char *feeds, *feed_url, *items, *item_feed, *date;
    const char *fields[12];
} layouts[] = {
    {"rss_feed",
     "rssurl",
     "rss_item",
     "feedurl",
     "pubDate",
     {"guid", "title", "author", "url", "content", "base", "enclosure_url", "enclosure_type",
      "unread", NULL, "deleted", "flags"}},
    {"feeds",
     "feed_url",
     "items",
     "feed_url",
     "publication_date",
     {"guid", "title", NULL, "link", "content", NULL, NULL, NULL, "unread", "important", NULL,
      NULL}},
};

struct foreign {
    struct store *s;
    char *directory; /* of the copy */
    const struct layout *layout;
    sqlite3_stmt *numbers, *article;
};

/* ---- copy ---------------------------------------------------------------------------------- */

static bool copy_bytes(int from, int to, const char *path, struct error *e)
{
    char bytes[COPY_BYTES];
    for (ssize_t n; (n = read(from, bytes, sizeof bytes)) != 0;) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || !file_write_all(to, (struct str){bytes, (size_t)n}))
            return error_set_errno(e, "%s", path);
    }
    return true;
}

/* `optional`: a missing file is no error. */
static bool copy_file(const char *path, const char *copy, bool optional, struct error *e)
{
    struct stat st;
    int to = -1, from = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (from < 0)
        return (optional && errno == ENOENT) || error_set_errno(e, "%s", path);
    bool ok = fstat(from, &st) == 0 && S_ISREG(st.st_mode);
    if (!ok)
        error_set(e, ERROR_UNSUPPORTED, 0, "%s: not a regular file", path);
    else if ((to = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) < 0)
        ok = error_set_errno(e, "%s", copy);
    ok = ok && copy_bytes(from, to, path, e);
    if (to >= 0)
        close(to);
    close(from);
    return ok;
}

/* With the journal or log of a crash, or of a transaction under way. */
static bool copy_database(const char *path, const char *copy, struct error *e)
{
    static const char *const suffixes[] = {"", "-journal", "-wal"};
    bool ok = true;
    for (size_t i = 0; ok && i < ARRAY_SIZE(suffixes); i++) {
        AUTO(buf) from = BUF_INIT, to = BUF_INIT;
        buf_printf(&from, "%s%s", path, suffixes[i]);
        buf_printf(&to, "%s%s", copy, suffixes[i]);
        ok = copy_file(from.p, to.p, i > 0, e);
    }
    return ok;
}

/* ---- opening ------------------------------------------------------------------------------- */

/* Evaluates nothing of the file's making. */
static bool confine(struct foreign *f, struct error *e)
{
    sqlite3 *db = f->s->db;
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, MAX_VALUE);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return db_exec(f->s,
                   "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                   "PRAGMA query_only = ON;",
                   e);
}

static bool find_layout(struct foreign *f, struct error *e)
{
    for (size_t i = 0; i < ARRAY_SIZE(layouts); i++) {
        int64_t n;
        if (!db_get(f->s, e, &n,
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN (?1, ?2)",
                    DB(layouts[i].feeds), DB(layouts[i].items)))
            return false;
        if (n == 2) {
            f->layout = &layouts[i];
            return true;
        }
    }
    return error_set(e, ERROR_UNSUPPORTED, 0, "a database, but neither newsboat's nor newsraft's");
}

static bool has_column(struct foreign *f, const char *column, bool *out, struct error *e)
{
    *out = false;
    return !column ||
           db_has(f->s, e, out, "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2",
                  DB(f->layout->items), DB(column));
}

/* Earlier versions lack some columns. */
static bool prepare_all(struct foreign *f, struct error *e)
{
    const struct layout *l = f->layout;
    AUTO(buf) sql = BUF_INIT;
    bool ok = true;
    buf_printf(&sql, "SELECT %s", l->date);
    for (size_t i = 0; ok && i < ARRAY_SIZE(l->fields); i++) {
        bool there;
        ok = has_column(f, l->fields[i], &there, e);
        buf_printf(&sql, ", %s", ok && there ? l->fields[i] : "NULL");
    }
    buf_printf(&sql, " FROM %s WHERE rowid = ?1", l->items);
    ok = ok && db_prepare(f->s, buf_c(&sql), &f->article, e);
    buf_clear(&sql);
    buf_printf(&sql, "SELECT rowid FROM %s WHERE %s = ?1 ORDER BY %s, rowid", l->items,
               l->item_feed, l->date);
    return ok && db_prepare(f->s, buf_c(&sql), &f->numbers, e);
}

bool foreign_open(const char *path, struct foreign **out, struct error *e)
{
    struct foreign *f = MEM_NEW(struct foreign);
    AUTO(buf) copy = BUF_INIT;
    bool ok = temporary_make_directory("import", &f->directory, e);
    if (ok) {
        buf_printf(&copy, "%s/archive.db", f->directory);
        ok = copy_database(path, copy.p, e) && db_connect(path, copy.p, &f->s, e) &&
             confine(f, e) && find_layout(f, e) && prepare_all(f, e);
    }
    if (f->directory) /* open files stay readable, and none is left by a killed program */
        temporary_remove_directory(f->directory);
    if (!ok) {
        foreign_close(f);
        f = NULL;
    }
    *out = f;
    return ok;
}

void foreign_close(struct foreign *f)
{
    if (!f)
        return;
    sqlite3_finalize(f->numbers);
    sqlite3_finalize(f->article);
    store_close(f->s);
    free(f->directory);
    free(f);
}

/* ---- reading ------------------------------------------------------------------------------- */

/* NULL for an empty column. */
static const char *text_at(sqlite3_stmt *st, int column, struct arena *arena)
{
    struct str raw = str_slice(db_column_str(st, column), 0, FOREIGN_MAX_TEXT);
    if (raw.n == 0)
        return NULL;
    AUTO(buf) valid = BUF_INIT;
    utf8_add_valid(&valid, raw);
    return arena_strndup(arena, valid.p, valid.n);
}

bool foreign_feeds(struct foreign *f, struct arena *arena, struct foreign_feed **out, size_t *n,
                   struct error *e)
{
    VEC(struct foreign_feed) feeds = {0};
    AUTO(buf) sql = BUF_INIT;
    const struct layout *l = f->layout;
    sqlite3_stmt *st = NULL;
    buf_printf(&sql,
               "SELECT i.%s, (SELECT f.title FROM %s f WHERE f.%s = i.%s), count(*) FROM %s i"
               " GROUP BY 1 ORDER BY 1 LIMIT %d",
               l->item_feed, l->feeds, l->feed_url, l->item_feed, l->items, FOREIGN_MAX_FEEDS);
    bool ok = db_prepare(f->s, sql.p, &st, e);
    while (db_next(f->s, st, &ok, e)) {
        struct foreign_feed feed = {text_at(st, 0, arena), text_at(st, 1, arena),
                                    sqlite3_column_int64(st, 2)};
        if (feed.url)
            vec_push(&feeds, feed);
    }
    sqlite3_finalize(st);
    vec_take(&feeds, arena, out, n);
    return ok;
}

bool foreign_numbers(struct foreign *f, const char *feed, int64_t **out, size_t *n, struct error *e)
{
    VEC(int64_t) numbers = {0};
    bool ok = true;
    sqlite3_reset(f->numbers);
    sqlite3_bind_text(f->numbers, 1, feed, -1, SQLITE_STATIC);
    while (db_next(f->s, f->numbers, &ok, e))
        vec_push(&numbers, sqlite3_column_int64(f->numbers, 0));
    *out = numbers.v;
    *n = numbers.n;
    return ok;
}

bool foreign_article(struct foreign *f, int64_t number, struct arena *arena,
                     struct foreign_article *out, struct error *e)
{
    sqlite3_stmt *st = f->article;
    bool ok = true;
    *out = (struct foreign_article){0};
    sqlite3_reset(st);
    sqlite3_bind_int64(st, 1, number);
    if (db_next(f->s, st, &ok, e)) {
        *out = (struct foreign_article){
            .published = sqlite3_column_int64(st, 0),
            .guid = text_at(st, 1, arena),
            .title = text_at(st, 2, arena),
            .author = text_at(st, 3, arena),
            .url = text_at(st, 4, arena),
            .content = text_at(st, 5, arena),
            .base = text_at(st, 6, arena),
            .enclosure = text_at(st, 7, arena),
            .enclosure_type = text_at(st, 8, arena),
            .read = sqlite3_column_int(st, 9) == 0,
            .starred = sqlite3_column_int(st, 10) != 0,
            .deleted = sqlite3_column_int(st, 11) != 0,
            .flags = text_at(st, 12, arena),
        };
        sqlite3_reset(st);
    }
    return ok;
}
