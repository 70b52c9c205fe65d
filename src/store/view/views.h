/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists and counts of saved views (NODE_VIEW). A view lists the articles that its query finds
 * (store/search/query.h) among those of the living tree, and among starred, tagged and noted
 * articles of removed sources if it asks for such; never a hidden one. Whoever changes articles
 * calls these functions afterwards, in the same transaction, so that lists and counts are exact at
 * every commit. A new or changed view is filled by store/view/walk.h. Nothing is done without
 * views. Only store/ includes this.
 */
#pragma once

#include "store/search/match.h"
#include "store/view/set.h"

/* New articles, listed in the living tree: views_add() for each, then views_count() once. */
MUST_CHECK bool views_add(struct store *s, const struct listing_row *row,
                          struct search_subject *subject, struct error *e);
MUST_CHECK bool views_count(struct store *s, struct error *e);

/* `what` are the parts that may have changed (enum views_part). */
MUST_CHECK bool views_update(struct store *s, int64_t article, unsigned what, struct error *e);
MUST_CHECK bool views_update_all(struct store *s, const int64_t *articles, size_t n, unsigned what,
                                 struct error *e);
/* The articles of temp.picked. With VIEWS_READ, all of them have the same mark. */
MUST_CHECK bool views_update_picked(struct store *s, unsigned what, struct error *e);
/* Takes the articles of temp.picked off all views, before their deletion. */
MUST_CHECK bool views_drop_picked(struct store *s, struct error *e);
