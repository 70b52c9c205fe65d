/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of one build ("ul" after "ul", rows of cards) as one list. Groups inside another list's
 * entries, which hold their authors, categories or comments, are parts of these entries. Pure.
 */
#ifndef GANDER_PAGE_LIST_CLUSTER_H
#define GANDER_PAGE_LIST_CLUSTER_H

#include "page/list/group.h"

struct list_cluster {
    struct list_tally tally;
    unsigned char place;
    size_t first, n; /* in the finder's groups */
    double score;    /* 0: no list of articles */
};

struct list_clusters {
    struct list_cluster *v; /* best first; in the dom's arena */
    size_t n;
};

/* Sorts the finder's groups by cluster, each cluster's in page order. */
void list_clusters_read(struct list_finder *f, struct list_clusters *out);

/* Adds groups that are built like the cluster with one entry only: the last card in a row of its
 * own, the month with a single post. They are the last of the finder's groups. */
void list_cluster_read_singles(struct list_finder *f, const struct list_cluster *c);

/* The size (list_tally_size) of the cluster's largest run of groups with no other link between two
 * of them. */
double list_cluster_block_size(const struct list_finder *f, const struct list_cluster *c);

#endif
