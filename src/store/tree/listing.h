/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Maintenance of lists and counts: with chain.h, the only writer of the tables `chain`, `listing`
 * and `unread`, of the counts of `node`, and of `article.offline` once an article is listed.
 * Lists of views are maintained by store/view/views.h. Invariants of the others after every call:
 *
 * - chain(source, node): a source's articles are listed at itself and at each ancestor, up to the
 *   root or, in a removed tree, to the removed node; sources below the root that are not quiet also
 *   at TREE_ALL, a node that exists only once a source is quiet;
 * - listing(node, time, article): one row per article that some source with that chain has and that
 *   is not hidden;
 * - unread: the rows of listing whose article is unread;
 * - node.total and node.unread: the number of these rows;
 * - node.offline: the number of rows of listing whose article is complete without the network
 *   (article.offline).
 *
 * Callers hold a transaction. Only store/ includes this.
 */
#pragma once

#include "model/article-list.h"
#include "store/sql/db.h"

/* Mark of `article a`. */
#define ARTICLE_IS_READ "EXISTS (SELECT 1 FROM read r WHERE r.article = a.id)"

/* Increments of a node's counts. */
struct listing_counts {
    int64_t total, unread, offline;
};

/* Empties the lists of a node before its deletion. */
MUST_CHECK bool listing_clear(struct store *s, int64_t node, struct error *e);

/* Lists new articles, numbered in sequence, that no other source has; then listing_count() once.
 * `any_read`: some are marked as read. */
MUST_CHECK bool listing_add(struct store *s, int64_t source, int64_t first, int64_t last,
                            bool any_read, struct error *e);
MUST_CHECK bool listing_count(struct store *s, int64_t source, const struct listing_counts *by,
                              struct error *e);

/* Lists an existing article at a further source. */
MUST_CHECK bool listing_add_carrier(struct store *s, int64_t source, int64_t article,
                                    struct error *e);

/* Sets whether an article is complete without the network. */
MUST_CHECK bool listing_set_offline(struct store *s, int64_t article, bool offline,
                                    struct error *e);

/* Add a row to the list of a view, unless it is there, or remove it. Add the difference to *by, for
 * listing_count_at(), which stores it. */
struct listing_row {
    int64_t time, article;
    bool unread, offline;
};
MUST_CHECK bool listing_put(struct store *s, int64_t node, const struct listing_row *row,
                            struct listing_counts *by, struct error *e);
MUST_CHECK bool listing_take(struct store *s, int64_t node, const struct listing_row *row,
                             struct listing_counts *by, struct error *e);
MUST_CHECK bool listing_count_at(struct store *s, int64_t node, const struct listing_counts *by,
                                 struct error *e);

/* Empties temp.picked(article), the argument of the functions below. */
MUST_CHECK bool listing_clear_picked(struct store *s, struct error *e);
/* Adapts lists and counts to the read mark of picked articles, which all of them have just got. */
MUST_CHECK bool listing_update_read(struct store *s, bool read, struct error *e);
/* Adapts the unread list of a view to the read mark of picked articles. */
MUST_CHECK bool listing_update_read_at(struct store *s, int64_t node, bool read, struct error *e);
/* Takes picked articles off every list but those of views. */
MUST_CHECK bool listing_drop(struct store *s, struct error *e);
/* Hides picked articles, all of them listed, or lists them again. The row of `hidden` stays, so
 * that an undo restores the reason. */
MUST_CHECK bool listing_set_hidden(struct store *s, enum article_hidden hidden, struct error *e);
/* Removes picked articles from the lists of one node. */
MUST_CHECK bool listing_drop_at(struct store *s, int64_t node, struct error *e);
