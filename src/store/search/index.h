/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word index (FTS5). Hits are verified against the text (text/find/terms.h), so an extra entry only
 * costs time, while a missing one would hide an article.
 *
 * - An article with `doc` NULL is not indexed, and searches examine it separately. Storing an
 * article or changing its words clears `doc`, in the same transaction; search_index_step() indexes
 * it.
 * - Other articles are in search_text with `doc` as rowid; search_doc maps it back. A doc is the
 *   first free number of search_doc from the article's slot on (its time in steps of 32 seconds).
 *   Rows of search_doc are never deleted, so all documents of a slot lie between it and any free
 *   number after it, and hits come in order of time.
 */
#pragma once

#include "store/store.h"

/* Indexes some articles, newest first, in a transaction of about 10 ms; *more: some are left. Takes
 * no lock when all are indexed. */
MUST_CHECK bool search_index_step(struct store *s, bool *more, struct error *e);

/* Merges a part of what the steps of this connection have left, so that the index has each word in
 * few places; *more: some is left. Takes no lock when there is nothing to merge. */
MUST_CHECK bool search_index_merge(struct store *s, bool *more, struct error *e);

/* Number of articles not indexed, counted up to `max`. */
MUST_CHECK bool search_index_left(struct store *s, int64_t max, int64_t *out, struct error *e);

/* Enclose a change of an article's words, in the caller's transaction: `terms` receives the indexed
 * terms (none if not indexed), and if they differ afterwards, the article leaves the index. */
MUST_CHECK bool search_index_before(struct store *s, int64_t article, struct buf *terms,
                                    struct error *e);
MUST_CHECK bool search_index_after(struct store *s, int64_t article, const struct buf *terms,
                                   struct error *e);
/* Removes the articles in temp.picked from the index, before their deletion. */
MUST_CHECK bool search_index_drop_picked(struct store *s, struct error *e);

/* For store_check(): reports articles of a sample that the index would not find. */
MUST_CHECK bool search_index_check(struct store *s, struct buf *report, struct error *e);

/* First number of a time's documents, and a free number after the last one. */
int64_t search_index_slot(int64_t time);
MUST_CHECK bool search_index_end(struct store *s, int64_t slot, int64_t *out, struct error *e);
