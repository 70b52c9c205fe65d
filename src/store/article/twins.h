/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks (store/article/identity.h) by which a story is recognized in other sources. They are
 * hashes, so that each new one would change another page of the table `twin`, and each transaction
 * of a large refresh most of its pages. New marks go into `twin_new`, which is moved into `twin` in
 * order once it has grown. Both may hold deleted articles and former titles. Only store/ includes
 * this.
 */
#pragma once

#include "store/sql/rows.h"

/* Articles `a` with the mark ?1. Streams them: IN (SELECT …) would first read all that share a
 * frequent title, DISTINCT and UNION make a table for each lookup. */
#define FROM_TWINS                                                                                 \
    " FROM (SELECT article FROM twin WHERE hash = ?1"                                              \
    " UNION ALL SELECT article FROM twin_new n WHERE hash = ?1 AND NOT EXISTS"                     \
    " (SELECT 1 FROM twin t WHERE t.hash = ?1 AND t.article = n.article)) marked"                  \
    " CROSS JOIN article a ON a.id = marked.article "

/* Rows of a mark and its article. */
MUST_CHECK bool twins_add(struct store *s, struct db_rows *rows, struct error *e);
/* Moves the new marks if they are many; within a transaction. */
MUST_CHECK bool twins_settle(struct store *s, struct error *e);
