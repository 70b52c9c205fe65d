/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/mark/tags.h"

#include "base/vec.h"
#include "store/sql/db.h"

bool tags_list(struct store *s, struct arena *arena, struct tag **out, size_t *n, struct error *e)
{
    VEC(struct tag) tags = {0};
    bool ok = true;
    sqlite3_stmt *st =
        db_statement(s,
                     "SELECT name, (SELECT count(*) FROM tagged t WHERE t.tag = tag.id AND NOT"
                     " EXISTS (SELECT 1 FROM hidden h CROSS JOIN article a ON a.id = h.article"
                     " WHERE h.article = t.article AND a.hidden))"
                     " FROM tag ORDER BY key",
                     e);
    while (db_next(s, st, &ok, e)) {
        struct tag tag = {db_column_line(st, 0, arena), sqlite3_column_int64(st, 1)};
        vec_push(&tags, tag);
    }
    vec_take(&tags, arena, out, n);
    return ok;
}
