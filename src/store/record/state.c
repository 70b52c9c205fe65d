/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record/state.h"

#include "store/sql/db.h"

bool state_get(struct store *s, const char *key, char **out, struct error *e)
{
    bool ok = true;
    *out = NULL;
    sqlite3_stmt *st = db_select(s, e, "SELECT value FROM state WHERE key = ?1", DB(key));
    while (db_next(s, st, &ok, e))
        *out = mem_strdup((const char *)sqlite3_column_text(st, 0));
    return ok;
}

bool state_set(struct store *s, const char *key, const char *value, struct error *e)
{
    if (!value)
        return db_do(s, e, "DELETE FROM state WHERE key = ?1", DB(key));
    return db_do(s, e, "INSERT OR REPLACE INTO state VALUES(?1, ?2)", DB(key), DB(value));
}
