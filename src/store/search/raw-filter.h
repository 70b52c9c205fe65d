/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact negative test for a word in texts as they are stored, which need not be folded, split or
 * even decompressed for it: most texts lack the word. Only store/ includes this.
 */
#pragma once

#include "store/sql/db.h"

/* Word that articles must have in their title or a text, and the cost of looking for it. */
struct raw_filter {
    struct str word; /* folded for searching; empty: none */
    size_t work;     /* in bytes of text, as of a search; the caller resets it */
};

/* False when the word is in no text folded for searching that this HTML, or line, may become. */
bool raw_may_have(struct str html, struct str word);

/* Registers the SQL function may_have(filter, title, text…): false when none of these has the
 * filter's word. Also true after some work, so that the caller can stop there. Bind the filter by
 * raw_bind(). */
MUST_CHECK bool raw_add_function(struct store *s, struct error *e);

/* Borrows the filter until the statement is bound again. */
void raw_bind(sqlite3_stmt *st, int parameter, struct raw_filter *filter);
