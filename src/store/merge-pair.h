/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The comparison behind merge-match.c: the entries of an answer, the articles that none of them
 * stands for, and scores of pairs of both. Only store/ includes this.
 */
#ifndef GANDER_STORE_MERGE_PAIR_H
#define GANDER_STORE_MERGE_PAIR_H

#include "base/vec.h"
#include "store/merge-keys.h"

/* An entry of the answer, or an article that the source had. */
struct item {
    struct merge_entry *entry; /* NULL for an article */
    int64_t article;           /* 0 for an entry that is not known */
    const char *url;
    struct identity_clues clues;
    uint64_t place; /* the known ones before and after it; 0: without one on both sides */
    uint64_t text;
    bool text_read;
    int best, second; /* scores of its pairs */
};

struct pair {
    struct item *entry, *article;
    int score;
};

struct clue {
    uint64_t hash;
    struct item *item;
};

struct matching {
    struct merge *m;
    struct arena arena;
    VEC(struct item) entries, articles;
    VEC(struct clue) said;  /* of all entries, sorted: to see which are shared */
    VEC(struct clue) known; /* of articles, sorted */
    VEC(struct pair) pairs;
    bool texts_read; /* of all entries */
};

/* Fills in `entries`, and `articles` with the source's newest ones that no entry stands for, in
 * about the number of entries; older ones where an index leads to them. */
MUST_CHECK bool merge_read_candidates(struct matching *x, struct error *e);

/* Fills in `pairs` of entries that are not known with articles that have a clue of theirs. */
MUST_CHECK bool merge_score_pairs(struct matching *x, struct error *e);

#endif
