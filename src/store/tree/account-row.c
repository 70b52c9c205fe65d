/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tree/account-row.h"

void account_read_status(sqlite3_stmt *st, int column, struct arena *arena,
                         struct source_status *out)
{
    *out = (struct source_status){
        .error = db_column_error(st, column),
        .http_status = sqlite3_column_int(st, column + 1),
        .problem = db_column_text(st, column + 2, arena),
        .failures = sqlite3_column_int(st, column + 3),
        .checked_at = sqlite3_column_int64(st, column + 4),
        .succeeded_at = sqlite3_column_int64(st, column + 5),
        .due_at = sqlite3_column_int64(st, column + 6),
    };
}
