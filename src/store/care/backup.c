/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql/db.h"

/* SQLite's errors do not tell which of the two files they are of; only the copy's disk fills up. */
static bool copy(struct store *s, const char *path, struct error *e)
{
    struct error why;
    if (db_do(s, &why, "VACUUM INTO ?1", DB(path)))
        return true;
    if (why.code == ERROR_FULL)
        return error_set(e, ERROR_FULL, why.number, "%s: %s", path, sqlite3_errmsg(s->db));
    return error_copy(e, &why);
}

bool store_backup(struct store *s, const char *path, struct error *e)
{
    bool ok = db_exec(s, "PRAGMA query_only = OFF", e) && copy(s, path, e);
    return db_exec(s, "PRAGMA query_only = ON", ok ? e : NULL) && ok;
}
