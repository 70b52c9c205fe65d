/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feature sums over the entries of a group, and the scores derived from them. Pure. */
#pragma once

#include "page/list/item.h"

struct list_tally {
    uint32_t n, dated, crowded;
    double value, length, article;
};

/* Evidence of an entry's link being an article, 0-1. */
double list_tally_strength(const struct list_item *item);
/* Difference in strength from which an entry is part of another. */
#define LIST_TALLY_WEAKER 0.35

void list_tally_add(struct list_tally *t, const struct list_item *item);
void list_tally_merge(struct list_tally *t, const struct list_tally *more);

bool list_tally_is_dated(const struct list_tally *t);
/* True when entries like these, at a place (list_places), are articles. */
bool list_tally_is_news(const struct list_tally *t, unsigned char place);
/* Rank of the entries as the page's main list; higher is better. */
double list_tally_score(const struct list_tally *t, unsigned char place);
/* The same without dates, which only some lists of a front page show. */
double list_tally_size(const struct list_tally *t, unsigned char place);
