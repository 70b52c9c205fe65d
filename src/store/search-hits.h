/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles of a list that may have what a search asks for, in list order: what the index of
 * words finds, and all that it does not have yet. Those of other lists are among them: where a list
 * is small beside the archive, nobody waits for its next one. Only store/ includes this. */
#ifndef GANDER_STORE_SEARCH_HITS_H
#define GANDER_STORE_SEARCH_HITS_H

#include "base/vec.h"
#include "store/articles.h"
#include "store/db.h"

/* A part of a list. */
struct list_range {
    int64_t node;
    struct article_position start; /* itself included */
    int64_t since;
    bool unread, starred, offline;
    bool descending; /* newest first */
};

struct search_hit {
    struct article_position at;
    bool in_list; /* else it is only passed by, which is work as well */
};

struct search_hits {
    struct store *s;
    sqlite3_stmt *indexed, *others; /* on a row, or NULL at their end */
    bool descending;
    int64_t run, run_end; /* ascending: the documents from `run` on, to the next free number */
    VEC(struct search_hit)
    waiting; /* found in the index while earlier ones may come; the
              * first of them is the last here */
};

/* `match` is an expression as terms_add_query makes it, not empty. */
MUST_CHECK bool search_hits_open(struct search_hits *h, struct store *s, const char *match,
                                 const struct list_range *range, struct error *e);
MUST_CHECK bool search_hits_next(struct search_hits *h, struct search_hit *out, bool *found,
                                 struct error *e);
void search_hits_close(struct search_hits *h); /* also of zeroed memory, or one that failed */

#endif
