/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Retention: forgets old articles of a source. They leave every list and their texts are deleted;
 * their keys stay (placement), so that a feed that still has them does not bring them back.
 * Starred, tagged, noted and recent unread articles stay; an article of several sources stays until
 * the last one lets go. Runs in steps, each a transaction whose duration does not depend on the
 * size of the archive.
 */
#pragma once

#include "model/article-list.h"
#include "store/store.h"

enum { RETENTION_STEP = 50 }; /* articles examined in a step */

struct retention {
    int keep_articles;   /* number of newest ones; 0: all */
    int64_t keep_since;  /* earliest list time; INT64_MIN: all */
    int64_t keep_unread; /* earliest list time of unread ones, which stay anyway; INT64_MIN: all */
};

/* Stores the source's effective limit, the stricter of both. *any: some articles are older. */
MUST_CHECK bool retention_begin(struct store *s, int64_t source, const struct retention *r,
                                bool *any, struct error *e);
/* Examines the next articles after *at (initially time INT64_MIN, id 0), oldest first, and adds the
 * number of forgotten ones to *forgotten. *more: there are further ones to examine. */
MUST_CHECK bool retention_step(struct store *s, int64_t source, const struct retention *r,
                               struct article_position *at, int64_t *forgotten, bool *more,
                               struct error *e);

/* Forgets the next articles that have been hidden since before that time, except kept ones.
 * *more: there may be further ones. */
MUST_CHECK bool retention_step_hidden(struct store *s, int64_t before, bool *more, struct error *e);
