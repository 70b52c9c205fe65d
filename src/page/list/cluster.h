/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clusters of groups with the same path ("ul" after "ul", rows of cards), each read as one list.
 * A group within another list's entry (authors, categories, comments) is part of that entry. Pure.
 */
#pragma once

#include "page/list/group.h"

struct list_cluster {
    struct list_tally tally;
    unsigned char place;
    size_t first, n; /* range of the finder's groups */
    double score;    /* 0 when not a list of articles */
    bool beside;     /* beside the main column, where that has dated entries */
};

struct list_clusters {
    struct list_cluster *v; /* best first; in the dom's arena */
    size_t n;
};

/* Sorts the finder's groups by cluster, then in page order. */
void list_clusters_read(struct list_finder *f, struct list_clusters *out);

/* Appends to the finder's groups those of the cluster's path with a single entry: the last card
 * in a row of its own, the month with one post. */
void list_cluster_read_singles(struct list_finder *f, const struct list_cluster *c);

/* Size (list_tally_size) of the cluster's largest run of groups without other links in between. */
double list_cluster_block_size(const struct list_finder *f, const struct list_cluster *c);
