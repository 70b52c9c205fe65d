/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cached pictures of articles, and articles still to be processed for pictures. A changed text
 * makes its article unprocessed again.
 */
#pragma once

#include "base/mem.h"
#include "base/str.h"
#include "store/store.h"

/* Unprocessed articles below the node by priority: starred, unread, with `all` then the rest;
 * newest first, among the newest `limit` of each. Ids in `arena`, possibly repeated. `by_default`
 * applies to sources without a setting of their own. */
MUST_CHECK bool pictures_wanting(struct store *s, int64_t node, size_t limit, bool all,
                                 bool by_default, struct arena *arena, int64_t **out, size_t *n,
                                 struct error *e);

/* Marks the article as processed, with the cache's names of its pictures. */
MUST_CHECK bool pictures_set(struct store *s, int64_t article, const struct str *names, size_t n,
                             struct error *e);

/* Names of starred articles' pictures, in `arena`. */
MUST_CHECK bool pictures_starred(struct store *s, struct arena *arena, struct str **out, size_t *n,
                                 struct error *e);
