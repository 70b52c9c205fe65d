/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of sibling elements with one tag, each with a link that could be an article. All are read
 * and scored by features of articles that menus lack: dates, long titles, addresses of single
 * pages, a place in the main column. Work is bounded by the number of nodes. Pure.
 */
#pragma once

#include "base/vec.h"
#include "page/list/item.h"
#include "page/list/place.h"
#include "page/list/tally.h"

struct list_group {
    uint64_t path;   /* hash of the parent's path (list_paths) and the entries' tag */
    uint32_t parent; /* index of the node */
    size_t start;    /* first of tally.n items in the finder */
    struct list_tally tally;
    unsigned char place;
};

/* Only child of its tag with links, read later if its path is that of a chosen cluster. */
struct list_single {
    uint64_t path;
    const struct dom_node *parent;
    GumboTag tag;
};

struct list_finder {
    const struct list_page *p;
    const unsigned char *places; /* list_places() */
    const uint64_t *paths;       /* list_paths() */
    VEC(struct list_item) items;
    VEC(struct list_group) groups; /* in page order */
    VEC(struct list_single) singles;
    uint64_t work; /* remaining budget of node visits */
};

/* Initializes `f`, to be freed with list_finder_fini(); `p` must outlive it. */
void list_groups_read(struct list_finder *f, const struct list_page *p);
void list_finder_fini(struct list_finder *f);

/* Adds the children with one tag as a group, unless all of them link to the same article. */
void list_group_read(struct list_finder *f, const struct dom_node *parent, GumboTag tag);
