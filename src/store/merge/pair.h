/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pairs of entries and unclaimed articles, and their scores, for store/merge/rekeyed.c. Only store/
 * includes this.
 */
#pragma once

#include "base/vec.h"
#include "store/merge/keys.h"

/* An entry of the answer or an article of the source. */
struct item {
    struct merge_entry *entry; /* NULL for an article */
    int64_t article;           /* 0 for an unknown entry */
    const char *url;
    struct identity_clues clues;
    uint64_t place; /* hash of its known neighbours; 0 unless it has both */
    uint64_t text;
    bool text_read;
    int best, second; /* highest scores of its pairs */
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
    VEC(int64_t) claimed;   /* articles of known entries, sorted */
    VEC(struct clue) said;  /* of all entries, sorted, to find shared ones */
    VEC(struct clue) known; /* of articles, sorted */
    VEC(struct pair) pairs;
};

/* Fills `entries`, and `articles` with unclaimed ones: about as many of the newest as there are
 * entries, and older ones found by an index. */
MUST_CHECK bool merge_read_candidates(struct matching *x, struct error *e);

/* Fills `pairs` of unknown entries and articles that share a clue. */
MUST_CHECK bool merge_score_pairs(struct matching *x, struct error *e);
