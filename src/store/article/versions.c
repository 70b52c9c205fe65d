/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/article/versions.h"

#include "base/ids.h"
#include "model/source.h"
#include "store/sql/db.h"

bool versions_keep(struct store *s, int64_t article, int64_t now, struct error *e)
{
    return db_do(s, e,
                 "INSERT INTO version SELECT a.id,"
                 " 1 + coalesce((SELECT max(number) FROM version WHERE article = a.id), 0), ?2,"
                 " a.title, plain(coalesce(body.content, body.summary)) FROM article a"
                 " JOIN body ON body.article = a.id JOIN node n ON n.id = a.source"
                 " WHERE a.id = ?1 AND n.kind = ?3",
                 DB(article), DB(now), DB(NODE_PAGE)) &&
           db_do(s, e,
                 "DELETE FROM version WHERE article = ?1 AND number <="
                 " (SELECT max(number) FROM version WHERE article = ?1) - ?2",
                 DB(article), DB(VERSIONS_MAX));
}

bool versions_list(struct store *s, int64_t article, struct arena *arena, int64_t **out, size_t *n,
                   struct error *e)
{
    struct ids times = {0};
    bool ok = db_get_all(s, e, &times,
                         "SELECT until FROM version WHERE article = ?1 ORDER BY number DESC",
                         DB(article));
    vec_take(&times, arena, out, n);
    return ok;
}

bool versions_load(struct store *s, int64_t article, int nth, struct arena *arena,
                   struct article_version *out, struct error *e)
{
    bool row;
    AUTO_RESET sqlite3_stmt *st = db_select(s, e,
                                            "SELECT title, content FROM version WHERE article = ?1"
                                            " ORDER BY number DESC LIMIT 1 OFFSET ?2",
                                            DB(article), DB(nth));
    if (!st || !db_step(s, st, &row, e))
        return false;
    if (!row)
        return error_set(e, ERROR_NOT_FOUND, 0, "no earlier version %d of this article", nth + 1);
    *out = (struct article_version){
        .title = db_column_text(st, 0, arena),
        .content = db_column_text(st, 1, arena),
    };
    return true;
}
