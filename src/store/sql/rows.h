/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows in memory as a table of SQL, so that one statement handles many: rows(?1) is a table of the
 * columns a, b, c, … of the struct db_rows that is bound to ?1 as DB(&rows). Only store/ includes
 * this.
 */
#pragma once

#include "store/sql/db.h"

struct db_rows {
    struct db_value *values; /* row by row; borrowed until the statement is reset */
    size_t n, columns;       /* at most 10 columns */
};

/* Registers the table. */
MUST_CHECK bool rows_add_table(struct store *s, struct error *e);

/* Sorts by the first column, of integers: a B-tree finds places in order faster. */
void rows_sort(struct db_rows *rows);
