/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only place that changes the tables `chain`, `listing`, `unread`, the counts of `node`, and
 * the mark `article.offline` once an article is listed. It keeps this true after every call:
 *
 * - chain(source, node): a source's articles are listed at itself and at every node above it, up to
 *   the root or, in a removed tree, up to the node that was removed;
 * - listing(node, time, article): once for every article of which a source has that chain;
 * - unread: the rows of listing whose article is unread;
 * - node.total and node.unread: the number of these rows;
 * - node.offline: the rows of listing whose article is at hand as a whole (article.offline).
 *
 * Callers hold a transaction. Only store/ includes this.
 */
#ifndef GANDER_STORE_LISTING_H
#define GANDER_STORE_LISTING_H

#include "store/db.h"

/* What is added to the counts of a node. */
struct listing_counts {
    int64_t total, unread, offline;
};

/* Joins the tree beneath `node` to the nodes above it (chains and lists), after it was added or
 * restored; parts it from them, before it is removed; moves it below another parent. */
MUST_CHECK bool listing_attach(struct store *s, int64_t node, struct error *e);
MUST_CHECK bool listing_detach(struct store *s, int64_t node, struct error *e);
MUST_CHECK bool listing_move(struct store *s, int64_t node, int64_t parent, struct error *e);
/* Empties the lists of a node that is about to be deleted. */
MUST_CHECK bool listing_clear(struct store *s, int64_t node, struct error *e);

/* Lists new articles of one source, which has no part in others yet: listing_add for each (in any
 * order), then listing_count once with how many there were. */
MUST_CHECK bool listing_add(struct store *s, int64_t source, int64_t time, int64_t article,
                            bool read, struct error *e);
MUST_CHECK bool listing_count(struct store *s, int64_t source, const struct listing_counts *by,
                              struct error *e);

/* Lists an article that is there already at a further source too. */
MUST_CHECK bool listing_add_carrier(struct store *s, int64_t source, int64_t article,
                                    struct error *e);

/* Sets whether an article can be read as a whole without the network. */
MUST_CHECK bool listing_set_offline(struct store *s, int64_t article, bool offline,
                                    struct error *e);

/* Empties the table picked(article), by which the two below are told their articles. */
MUST_CHECK bool listing_clear_picked(struct store *s, struct error *e);
/* Sets the read mark of picked articles, all of which have the other one. */
MUST_CHECK bool listing_set_read(struct store *s, bool read, struct error *e);
/* Takes picked articles, all of them read, off every list. */
MUST_CHECK bool listing_drop(struct store *s, struct error *e);
/* Takes picked articles off the lists of one node, which is about to be deleted. */
MUST_CHECK bool listing_drop_at(struct store *s, int64_t node, struct error *e);

#endif
