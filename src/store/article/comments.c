/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/article/comments.h"

#include "base/vec.h"
#include "store/sql/db.h"

static bool save(struct store *s, int64_t article, const struct comment *comments, size_t n,
                 struct error *e)
{
    bool ok = db_do(s, e, "DELETE FROM comment WHERE article = ?1", DB(article));
    for (size_t i = 0; ok && i < n; i++)
        ok = db_do(s, e, "INSERT INTO comment VALUES(?1, ?2, ?3, ?4, ?5)", DB(article), DB(i),
                   DB(comments[i].time), DB(comments[i].author), DB(comments[i].text));
    return ok;
}

bool comments_save(struct store *s, int64_t article, const struct comment *comments, size_t n,
                   struct error *e)
{
    return store_begin(s, e) && store_end(s, save(s, article, comments, n, e), e);
}

bool comments_load(struct store *s, int64_t article, struct comments *out, struct error *e)
{
    VEC(struct comment) list = {0};
    bool ok = true;
    *out = (struct comments){0};
    sqlite3_stmt *st =
        db_select(s, e, "SELECT time, author, text FROM comment WHERE article = ?1 ORDER BY number",
                  DB(article));
    while (db_next(s, st, &ok, e)) {
        vec_push(&list, (struct comment){.time = sqlite3_column_int64(st, 0),
                                         .author = db_column_line(st, 1, &out->arena),
                                         .text = db_column_text(st, 2, &out->arena)});
    }
    vec_take(&list, &out->arena, &out->v, &out->n);
    if (!ok)
        comments_fini(out);
    return ok;
}
