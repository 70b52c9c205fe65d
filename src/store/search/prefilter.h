/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of a query, or of its regular expressions (text/find/literal.h), one or more of which each
 * match has, in whatever field: where none of them may occur (text/find/grams.h), the query need
 * not be evaluated. Pure.
 */
#pragma once

#include "store/search/query.h"

/* Collects the words of a parsed query; none when a match may lack all of its words. */
void search_prefilter_init(struct search *q);

/* False when no article with these trigrams, of all of its fields, matches. */
static inline bool search_may_match(const struct search *q, const struct gram_set *set)
{
    for (size_t i = 0; i < q->n_words; i++)
        if (gram_set_may_have(set, &q->words[i]))
            return true;
    return q->n_words == 0;
}
