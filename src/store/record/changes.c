/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record/changes.h"

#include "store/sql/db.h"

static bool save(struct store *s, struct str data, int64_t *id, struct error *e)
{
    if (!db_do(s, e,
               "INSERT INTO change(id, data) VALUES(nullif(?1, 0), ?2)"
               " ON CONFLICT DO UPDATE SET data = excluded.data",
               DB(*id), DB(data)))
        return false;
    *id = *id ? *id : sqlite3_last_insert_rowid(s->db);
    return true;
}

bool changes_save(struct store *s, struct str data, int max, int64_t *id, struct error *e)
{
    return store_begin(s, e) &&
           store_end(s,
                     db_do(s, e, "DELETE FROM change WHERE undone") && save(s, data, id, e) &&
                         db_do(s, e,
                               "DELETE FROM change WHERE id <= (SELECT id FROM change"
                               " ORDER BY id DESC LIMIT 1 OFFSET ?1)",
                               DB(max)),
                     e);
}

bool changes_next(struct store *s, bool undone, int64_t *id, struct buf *data, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_statement(
        s,
        undone ? "SELECT id, data FROM change WHERE undone ORDER BY id LIMIT 1"
               : "SELECT id, data FROM change WHERE NOT undone ORDER BY id DESC LIMIT 1",
        e);
    *id = 0;
    while (db_next(s, st, &ok, e)) {
        *id = sqlite3_column_int64(st, 0);
        buf_add(data, db_column_blob(st, 1));
    }
    return ok;
}

bool changes_set_undone(struct store *s, int64_t id, bool undone, struct error *e)
{
    return db_do(s, e, "UPDATE change SET undone = ?2 WHERE id = ?1", DB(id), DB(undone));
}

bool changes_drop(struct store *s, int64_t id, struct error *e)
{
    return db_do(s, e, "DELETE FROM change WHERE id = ?1", DB(id));
}

bool changes_clear(struct store *s, struct error *e)
{
    return db_do(s, e, "DELETE FROM change");
}
