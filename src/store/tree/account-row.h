/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reader of an account's status from a row of `account`. Only store/ includes this. */
#pragma once

#include "model/tree.h"
#include "store/sql/db.h"

#define ACCOUNT_STATUS_COLUMNS                                                                     \
    "account.error, account.http_status, account.problem, account.failures, account.checked_at,"   \
    " account.succeeded_at, account.retry_at"
enum { N_ACCOUNT_STATUS_COLUMNS = 7 };

/* `column` is the index of the first of these columns, or of those of `source` that are named in
 * the same order (store/tree/source-row.h). */
void account_read_status(sqlite3_stmt *st, int column, struct arena *arena,
                         struct source_status *out);
