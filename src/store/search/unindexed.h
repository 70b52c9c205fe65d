/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles not indexed in list order, less most of those whose texts lack a word. They are read in
 * parts, each in the order of the file: neighbours in a list of many sources are on pages of their
 * own, of which each has the sources' next articles as well. Only store/ includes this.
 */
#pragma once

#include "base/vec.h"
#include "store/search/range.h"
#include "store/search/raw-filter.h"

struct unindexed {
    struct article_position at;
    bool examined, lacks; /* the word */
};

struct search_unindexed {
    struct raw_word word; /* empty: none */
    sqlite3_stmt *next;   /* on the first position of the next part, or NULL at the end */
    VEC(struct unindexed) part;
    size_t at;        /* in the part */
    size_t part_work; /* counts with the last article, up to which a search goes on */
    size_t work;      /* in bytes of text, as of a search; the caller resets it */
};

/* Borrows the word, folded for searching. Keeps a statement open, and so the snapshot. */
MUST_CHECK bool search_unindexed_open(struct search_unindexed *u, struct store *s, struct str word,
                                      const struct list_range *range, struct error *e);
/* The next article, which may lack the word after some work, so that the caller can stop there;
 * NULL at the end. Valid until the next call. */
MUST_CHECK bool search_unindexed_peek(struct search_unindexed *u, struct store *s,
                                      const struct article_position **out, struct error *e);
void search_unindexed_skip(struct search_unindexed *u);
void search_unindexed_close(struct search_unindexed *u); /* also zeroed */
