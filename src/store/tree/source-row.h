/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers of the status of sources and accounts from their rows. Only store/ includes this. */
#pragma once

#include "store/sql/db.h"
#include "store/tree/sources.h"

#define SOURCE_STATUS_COLUMNS                                                                      \
    "source.error, source.http_status, source.problem, source.failures, source.checked_at,"        \
    " source.succeeded_at, source.due_at, source.newest_at, source.waiting,"                       \
    " source.older_url IS NOT ''"
enum { N_SOURCE_STATUS_COLUMNS = 10 };

/* `column` is the index of the first of these columns. */
void source_read_status(sqlite3_stmt *st, int column, struct arena *arena,
                        struct source_status *out);

#define ACCOUNT_STATUS_COLUMNS                                                                     \
    "account.error, account.http_status, account.problem, account.failures, account.checked_at,"   \
    " account.succeeded_at, account.retry_at"
enum { N_ACCOUNT_STATUS_COLUMNS = 7 };

/* `column` is the index of the first of these columns, or of those of `source` that are named in
 * the same order. */
void account_read_status(sqlite3_stmt *st, int column, struct arena *arena,
                         struct source_status *out);
