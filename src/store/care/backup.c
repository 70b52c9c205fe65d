/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql/db.h"

bool store_backup(struct store *s, const char *path, struct error *e)
{
    bool ok = db_exec(s, "PRAGMA query_only = OFF", e) && db_do(s, e, "VACUUM INTO ?1", DB(path));
    return db_exec(s, "PRAGMA query_only = ON", ok ? e : NULL) && ok;
}
