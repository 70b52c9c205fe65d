/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates of a search in list order: hits of the word index and all articles not yet indexed,
 * tagged and noted ones. Includes articles of other lists, flagged, so that a caller can bound the
 * work of finding the next one of a small list. Only store/ includes this. */
#pragma once

#include "base/vec.h"
#include "store/search/marked.h"
#include "store/search/range.h"
#include "store/search/unindexed.h"

struct search_hits {
    struct store *s;
    struct list_range range;
    sqlite3_stmt *indexed;          /* on a row, or NULL at its end */
    int64_t run, run_end;           /* ascending: run of documents up to the next free number */
    VEC(struct search_hit) waiting; /* hits that earlier ones may precede, in reverse order */
    struct search_marked marked;
    struct search_unindexed others;
    struct article_position last; /* returned; id 0: none */
};

MUST_CHECK bool search_hits_open(struct search_hits *h, struct store *s,
                                 const struct search_candidates *candidates,
                                 const struct list_range *range, struct error *e);
MUST_CHECK bool search_hits_next(struct search_hits *h, struct search_hit *out, bool *found,
                                 struct error *e);
void search_hits_close(struct search_hits *h); /* also zeroed or after a failure */
