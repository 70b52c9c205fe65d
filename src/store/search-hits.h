/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates of a search in list order: hits of the word index and all articles not yet indexed.
 * Includes articles of other lists, flagged, so that a caller can bound the work of finding the
 * next one of a small list. Only store/ includes this. */
#ifndef GANDER_STORE_SEARCH_HITS_H
#define GANDER_STORE_SEARCH_HITS_H

#include "base/vec.h"
#include "store/articles.h"
#include "store/db.h"

/* Range of a list. */
struct list_range {
    int64_t node;
    struct article_position start; /* inclusive */
    int64_t since;
    bool unread, starred, offline, muted;
    bool descending; /* newest first */
};

struct search_hit {
    struct article_position at;
    bool in_list; /* false: to be skipped, but counts as work */
};

struct search_hits {
    struct store *s;
    sqlite3_stmt *indexed, *others; /* on a row, or NULL at their end */
    bool descending;
    int64_t run, run_end;           /* ascending: run of documents up to the next free number */
    VEC(struct search_hit) waiting; /* hits that earlier ones may precede, in reverse order */
};

/* `match` is a non-empty expression of terms_add_query(). */
MUST_CHECK bool search_hits_open(struct search_hits *h, struct store *s, const char *match,
                                 const struct list_range *range, struct error *e);
MUST_CHECK bool search_hits_next(struct search_hits *h, struct search_hit *out, bool *found,
                                 struct error *e);
void search_hits_close(struct search_hits *h); /* also zeroed or after a failure */

#endif
