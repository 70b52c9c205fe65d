/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/article/twins.h"

enum { MAX_NEW = 8192 }; /* moved in some 10 ms */

bool twins_add(struct store *s, struct db_rows *rows, struct error *e)
{
    return db_do(s, e, "INSERT OR IGNORE INTO twin_new SELECT a, b FROM rows(?1)", DB(rows));
}

bool twins_settle(struct store *s, struct error *e)
{
    int64_t n;
    return db_get(s, e, &n, "SELECT count(*) FROM twin_new") &&
           (n < MAX_NEW || (db_exec(s,
                                    "INSERT OR IGNORE INTO twin SELECT hash, article FROM twin_new;"
                                    "DELETE FROM twin_new",
                                    e)));
}
