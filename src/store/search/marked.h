/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates of a search by tags and notes, in list order, without duplicates of one tag. */
#pragma once

#include "base/vec.h"
#include "store/search/fts-candidates.h"
#include "store/search/range.h"

/* One tag's articles, read in parts, or all notes. */
struct search_marks {
    int64_t tag; /* 0: notes */
    VEC(struct search_hit) hits;
    size_t at;
    bool ended; /* no more after `hits` */
};

struct search_marked {
    VEC(struct search_marks) sources;
};

MUST_CHECK bool search_marked_open(struct search_marked *m, struct store *s,
                                   const struct search_candidates *c, const struct list_range *r,
                                   struct error *e);
/* Next hit of all sources; NULL in *out at the end. */
MUST_CHECK bool search_marked_peek(struct search_marked *m, struct store *s,
                                   const struct list_range *r, const struct search_hit **out,
                                   struct error *e);
/* Moves past the hit last returned. */
void search_marked_skip(struct search_marked *m, const struct list_range *r);
void search_marked_close(struct search_marked *m);
