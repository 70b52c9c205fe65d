/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headline detection on front pages, whose lists mix news with menus and services. Pure. */
#pragma once

#include "page/list/cluster.h"

struct list_chosen {
    struct list_item *v;
    size_t n, size;
};

struct list_front {
    uint64_t *menu; /* sorted keys of menu links; in the dom's arena */
    size_t n_menu;
};

/* The first `n` clusters are the news lists. */
void list_front_init(struct list_front *front, const struct list_finder *f,
                     const struct list_cluster *clusters, size_t n);

/* True for an entry that is an article on its own evidence, regardless of its neighbours. */
bool list_front_is_headline(const struct list_front *front, const struct list_item *item);

/* Adds headlines outside the chosen entries: the lead story's card, pairs of links, … */
void list_front_add_headlines(const struct list_front *front, struct list_finder *f,
                              struct list_chosen *chosen);

/* Adds the lead story, a linked heading above a section page's only list. */
void list_front_add_lead(const struct list_front *front, struct list_finder *f,
                         struct list_chosen *chosen);
