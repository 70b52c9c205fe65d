/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Candidates of a query without a scan of the archive: a superset of its matches. An article
 * matches only if the word index has it for the expression `match`, or one of its tags, its star or
 * its note made a term true: then it is among the articles with such tags, the starred ones, or
 * those with a note. Pure.
 */
#pragma once

#include "base/vec.h"
#include "store/search/query.h"

struct search_candidates {
    struct buf match;                      /* FTS5 expression; empty: none by words */
    struct str word;                       /* in each hit's title or texts, but for tagged and
                                            * noted ones; empty: none is known */
    VEC(const struct search_node *) tags;  /* SEARCH_TAG, or SEARCH_HAS_TAG for any */
    bool starred;                          /* the starred ones as well */
    VEC(const struct search_node *) words; /* of notes that are candidates, */
    bool all_notes;                        /* or all of them */
};

/* False when the query can match articles that none of these yield: no candidates. */
bool search_candidates_find(const struct search *q, struct search_candidates *out);
void search_candidates_fini(struct search_candidates *c);

/* True when all matches are starred, tagged or noted articles. */
bool search_is_kept(const struct search *q);
