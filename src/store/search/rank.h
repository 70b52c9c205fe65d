/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Order by match: words in the title, number of hits in the text, nearness of different words, and
 * freshness. Scores of one query compare articles of any number of calls. Pure.
 */
#pragma once

#include "store/search/match.h"

/* Words of a query that count, without a field other than title:. */
enum { SEARCH_RANK_WORDS = 8 };

struct search_rank {
    struct str words[SEARCH_RANK_WORDS]; /* borrowed from the query */
    size_t n;
    int64_t now;
};

void search_rank_init(struct search_rank *r, const struct search *q, int64_t now);
/* Score of a match, the higher the better. Fails if its text cannot be loaded. */
MUST_CHECK bool search_rank_score(const struct search_rank *r, struct search_subject *subject,
                                  double *out, struct error *e);
