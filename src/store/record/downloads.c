/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record/downloads.h"

#include "base/vec.h"
#include "store/sql/db.h"

#define COLUMNS                                                                                    \
    "id, article, state, url, title, article_title, path, size, got, validator, error, problem,"   \
    " queued_at, ended_at"

static void read_row(sqlite3_stmt *st, struct arena *arena, struct download *out)
{
    *out = (struct download){
        .id = sqlite3_column_int64(st, 0),
        .article = sqlite3_column_int64(st, 1),
        .state = (enum download_state)sqlite3_column_int(st, 2),
        .url = db_column_text(st, 3, arena),
        .title = db_column_text(st, 4, arena),
        .article_title = db_column_text(st, 5, arena),
        .path = db_column_text(st, 6, arena),
        .size = sqlite3_column_int64(st, 7),
        .got = sqlite3_column_int64(st, 8),
        .validator = db_column_text(st, 9, arena),
        .error = db_column_error(st, 10),
        .problem = db_column_text(st, 11, arena),
        .queued_at = sqlite3_column_int64(st, 12),
        .ended_at = sqlite3_column_int64(st, 13),
    };
}

bool downloads_load(struct store *s, struct downloads *out, struct error *e)
{
    VEC(struct download) all = {0};
    bool ok = true;
    *out = (struct downloads){0};
    sqlite3_stmt *st = db_statement(s, "SELECT " COLUMNS " FROM download ORDER BY id DESC", e);
    while (db_next(s, st, &ok, e)) {
        struct download d;
        read_row(st, &out->arena, &d);
        vec_push(&all, d);
    }
    vec_take(&all, &out->arena, &out->v, &out->n);
    if (!ok)
        downloads_fini(out);
    return ok;
}

bool downloads_get(struct store *s, int64_t id, struct arena *arena, struct download *out,
                   struct error *e)
{
    AUTO_RESET sqlite3_stmt *st =
        db_find(s, "download", id, "SELECT " COLUMNS " FROM download WHERE id = ?1", e);
    if (st)
        read_row(st, arena, out);
    return st;
}

bool downloads_find(struct store *s, const char *url, int64_t *id, struct error *e)
{
    return db_get(s, e, id, "SELECT coalesce((SELECT id FROM download WHERE url = ?1), 0)",
                  DB(url));
}

bool downloads_add(struct store *s, const struct download *d, int64_t *id, struct error *e)
{
    if (!db_do(s, e,
               "INSERT INTO download(article, state, url, title, article_title, size, queued_at)"
               " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
               DB(d->article), DB(d->state), DB(d->url), DB(d->title), DB(d->article_title),
               DB(d->size), DB(d->queued_at)))
        return false;
    *id = sqlite3_last_insert_rowid(s->db);
    return true;
}

bool downloads_save(struct store *s, const struct download *d, struct error *e)
{
    const char *error = d->error == ERROR_NONE ? NULL : error_name(d->error);
    return db_do(s, e,
                 "UPDATE download SET state = ?2, path = ?3, size = ?4, got = ?5, validator = ?6,"
                 " error = ?7, problem = ?8, ended_at = ?9 WHERE id = ?1",
                 DB(d->id), DB(d->state), DB(d->path), DB(d->size), DB(d->got), DB(d->validator),
                 DB(error), DB(d->problem), DB(d->ended_at));
}

bool downloads_forget(struct store *s, int64_t id, struct error *e)
{
    return db_do(s, e, "DELETE FROM download WHERE id = ?1", DB(id));
}

bool downloads_stop_all(struct store *s, struct error *e)
{
    return db_do(s, e, "UPDATE download SET state = ?1 WHERE state IN (?2, ?3)",
                 DB(DOWNLOAD_STOPPED), DB(DOWNLOAD_QUEUED), DB(DOWNLOAD_RUNNING));
}

bool downloads_count(struct store *s, int64_t *all, int64_t *open, struct error *e)
{
    return db_get(s, e, all, "SELECT count(*) FROM download") &&
           db_get(s, e, open, "SELECT count(*) FROM download WHERE state IN (?1, ?2)",
                  DB(DOWNLOAD_QUEUED), DB(DOWNLOAD_RUNNING));
}
