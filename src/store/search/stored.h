/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries and subjects with the database's data. */
#pragma once

#include "store/search/match.h"
#include "store/store.h"

/* Finds the nodes of in:. ERROR_USAGE for a path that does not exist or is ambiguous, with its
 * column as number. To be repeated after changes of the tree. */
MUST_CHECK bool search_resolve(const struct search *q, struct store *s, struct error *e);

/* A stored article as a subject that loads what queries ask for. Borrows the row;
 * search_subject_fini() frees the rest. */
void search_subject_open(struct search_subject *out, struct store *s,
                         const struct article_row *row);
