/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arriving article as a subject of queries, from memory. Only store/ includes this. */
#pragma once

#include "store/search/match.h"
#include "store/sql/db.h"

struct article;

/* Properties of the merged source. */
struct merge_source {
    struct str name;
    int64_t *nodes; /* that list its articles */
    size_t n_nodes;
};
/* Strings and nodes in the arena. */
MUST_CHECK bool merge_load_source(struct store *s, int64_t source, struct arena *arena,
                                  struct merge_source *out, struct error *e);

/* Fills a subject that borrows from the article, which has a title, and the source. `flags` are
 * those of its row (enum search_flag). search_subject_fini() frees. */
void merge_fill_subject(struct search_subject *out, const struct article *a,
                        const struct merge_source *source, int64_t time, unsigned flags);
