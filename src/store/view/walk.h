/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walk of a new or changed view over the archive, newest articles first, in steps of some
 * milliseconds. Its position is stored, so that any process continues it. Until the end the view's
 * counts are those of what was found so far; articles that change meanwhile are judged at once.
 */
#pragma once

#include "store/store.h"

/* ERROR_USAGE for a query that a view cannot have, with its column as number: a malformed one, a
 * path of in: that is none, or a view. `now` is that of relative dates. */
MUST_CHECK bool views_check_query(struct store *s, const char *query, int64_t now, struct error *e);

/* The node that has all sources of a view's articles: that of an in: which all of them need, else
 * the root. */
MUST_CHECK bool views_scope(struct store *s, int64_t id, int64_t *node, struct error *e);

/* Adapts views with relative dates to the day of `now`. Takes no lock if none has to be. */
MUST_CHECK bool views_begin_day(struct store *s, int64_t now, struct error *e);
/* Number of views that are not complete. */
MUST_CHECK bool views_count_incomplete(struct store *s, int64_t *out, struct error *e);
/* A step of one view; *more: some view is not complete. Takes no lock if all are. */
MUST_CHECK bool views_walk_step(struct store *s, bool *more, struct error *e);

/* For store_check(): compares the lists of complete views with what a search finds. */
MUST_CHECK bool views_check(struct store *s, struct buf *report, struct error *e);
