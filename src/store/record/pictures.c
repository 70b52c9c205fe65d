/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record/pictures.h"

#include "base/vec.h"
#include "store/sql/db.h"

/* The source's setting, else ?3. */
#define IS_WANTED(id)                                                                              \
    " AND coalesce((SELECT nullif(source.keep_pictures, 0) = 1 FROM article"                       \
    " JOIN source ON source.id = article.source WHERE article.id = " id "), ?3)"

/* Examines only the newest of a list, whatever its length. */
#define NEWEST_OF(table)                                                                           \
    "SELECT article FROM (SELECT article FROM " table " WHERE node = ?1"                           \
    " ORDER BY time DESC, article DESC LIMIT ?2) newest"                                           \
    " WHERE NOT EXISTS (SELECT 1 FROM picture WHERE picture.article = newest.article)" IS_WANTED(  \
        "newest.article")

static const char starred[] =
    "SELECT id FROM (SELECT a.id FROM article a WHERE a.starred AND (?1 = 1 OR EXISTS"
    " (SELECT 1 FROM listing l WHERE l.node = ?1 AND l.time = a.time AND l.article = a.id))"
    " ORDER BY a.time DESC, a.id DESC LIMIT ?2) newest"
    " WHERE NOT EXISTS (SELECT 1 FROM picture WHERE picture.article = newest.id)" IS_WANTED(
        "newest.id");

bool pictures_wanting(struct store *s, int64_t node, size_t limit, bool all, bool by_default,
                      struct arena *arena, int64_t **out, size_t *n, struct error *e)
{
    const char *const lists[] = {starred, NEWEST_OF("unread"), NEWEST_OF("listing")};
    struct ids ids = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < (all ? 3 : 2); i++)
        ok = db_get_all(s, e, &ids, lists[i], DB(node), DB((int64_t)limit), DB(by_default));
    vec_take(&ids, arena, out, n);
    return ok;
}

bool pictures_set(struct store *s, int64_t article, const struct str *names, size_t n,
                  struct error *e)
{
    static const char insert[] = "INSERT OR IGNORE INTO picture SELECT id, ?2 FROM article"
                                 " WHERE id = ?1";
    if (!store_begin(s, e))
        return false;
    bool ok = db_do(s, e, "DELETE FROM picture WHERE article = ?1", DB(article));
    for (size_t i = 0; ok && i < n; i++)
        ok = db_do(s, e, insert, DB(article), DB(names[i]));
    if (ok && n == 0) /* an empty name: processed, without pictures */
        ok = db_do(s, e, insert, DB(article), DB(STR("")));
    return store_end(s, ok, e);
}

bool pictures_starred(struct store *s, struct arena *arena, struct str **out, size_t *n,
                      struct error *e)
{
    VEC(struct str) names = {0};
    bool ok = true;
    sqlite3_stmt *st =
        db_statement(s,
                     "SELECT name FROM article a INDEXED BY article_starred CROSS JOIN picture"
                     " ON picture.article = a.id WHERE a.starred AND name <> x''",
                     e);
    while (db_next(s, st, &ok, e))
        vec_push(&names, arena_str(arena, db_column_str(st, 0)));
    vec_take(&names, arena, out, n);
    return ok;
}
