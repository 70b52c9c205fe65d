/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of siblings of one kind on a page, each with a link that could be an article. All of them
 * are read and valued by what articles have and menus lack (dates, long titles, addresses of single
 * pages, a place in the page's middle). Work is bounded by the number of nodes. Pure.
 */
#ifndef GANDER_PAGE_LIST_GROUP_H
#define GANDER_PAGE_LIST_GROUP_H

#include "base/vec.h"
#include "page/list/item.h"
#include "page/list/place.h"
#include "page/list/tally.h"

struct list_group {
    uint64_t build; /* of the parent and the entries' tag */
    uint32_t parent;
    size_t start; /* in the finder's items, of which tally.n are the group's */
    struct list_tally tally;
    unsigned char place;
};

/* The only child of its tag with links: read when it turns out to be built like the list. */
struct list_single {
    uint64_t build;
    const struct dom_node *parent;
    GumboTag tag;
};

struct list_finder {
    const struct list_page *p;
    const unsigned char *places; /* list_places() */
    const uint64_t *builds;      /* list_builds() */
    VEC(struct list_item) items;
    VEC(struct list_group) groups; /* in page order */
    VEC(struct list_single) singles;
    uint64_t work; /* nodes that may still be looked at */
};

/* The caller frees `f` with list_finder_fini(). */
void list_groups_read(struct list_finder *f, const struct list_page *p);
void list_finder_fini(struct list_finder *f);

/* Adds the children of one tag, unless they are one article's picture and text. */
void list_group_read(struct list_finder *f, const struct dom_node *parent, GumboTag tag);

#endif
