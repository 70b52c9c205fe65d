/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the entries of a group are like, as sums over them, and what that is worth. Pure. */
#ifndef GANDER_PAGE_LIST_TALLY_H
#define GANDER_PAGE_LIST_TALLY_H

#include "page/list/item.h"

struct list_tally {
    uint32_t n, dated, crowded;
    double value, length, article;
};

/* How much an entry's link looks like an article by itself, 0-1. */
double list_tally_strength(const struct list_item *item);
/* What makes one entry no rival of another. */
#define LIST_TALLY_WEAKER 0.35

void list_tally_add(struct list_tally *t, const struct list_item *item);
void list_tally_join(struct list_tally *t, const struct list_tally *more);

bool list_tally_is_dated(const struct list_tally *t);
/* Whether such entries, at such a place (list_places), are articles at all. */
bool list_tally_is_news(const struct list_tally *t, unsigned char place);
/* How much a list they make; to be compared. */
double list_tally_score(const struct list_tally *t, unsigned char place);
/* The same without their dates, which some lists of a front page show and others do not. */
double list_tally_size(const struct list_tally *t, unsigned char place);

#endif
