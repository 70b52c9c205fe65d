/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The index of words. It is a sieve (text/terms.h): what it lets through is looked at, so an entry
 * too many costs time and nothing else; one that is missing would hide an article.
 *
 * - An article whose `doc` is NULL is not in the index; searches look at it by itself. Whoever
 *   stores an article or changes its words makes it so, in the same transaction; it is indexed when
 *   somebody calls search_index_step.
 * - The others are in search_text with `doc` as its rowid, and search_doc leads back. A doc is the
 *   first number that search_doc did not have, from the article's time on (counted in steps of 32
 *   seconds). Rows of search_doc are never deleted: so all documents of a time are between that
 *   time and the first number that is free, and the index gives what it finds in order of time.
 */
#ifndef GANDER_STORE_SEARCH_INDEX_H
#define GANDER_STORE_SEARCH_INDEX_H

#include "store/store.h"

/* Indexes some articles, the newest first, in a transaction of some 10 ms; *more: there are others.
 * Nothing is locked when all are indexed. */
MUST_CHECK bool search_index_step(struct store *s, bool *more, struct error *e);

/* How many are not indexed; counts no further than `most`. */
MUST_CHECK bool search_index_left(struct store *s, int64_t most, int64_t *out, struct error *e);

/* Around a change of an article's words, in the caller's transaction: `terms` gets those that the
 * index has of it (none when it has not), and if they are others afterwards, the index loses it. */
MUST_CHECK bool search_index_before(struct store *s, int64_t article, struct buf *terms,
                                    struct error *e);
MUST_CHECK bool search_index_after(struct store *s, int64_t article, const struct buf *terms,
                                   struct error *e);
/* The index loses the articles in temp.picked, which are about to be deleted. */
MUST_CHECK bool search_index_drop_picked(struct store *s, struct error *e);

/* For store_check: a line for each article of a sample that the index would not find. */
MUST_CHECK bool search_index_check(struct store *s, struct buf *report, struct error *e);

/* The number that a time's documents begin at, and the first that is free from there on. */
int64_t search_index_slot(int64_t time);
MUST_CHECK bool search_index_free(struct store *s, int64_t slot, int64_t *out, struct error *e);

#endif
