/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of a source's articles are kept, and the end of the others: they leave every list and their
 * texts are deleted; their identity stays (placement), so that a feed that still has them does not
 * bring them back. Starred articles stay, and so do unread ones of some time; an article of several
 * sources stays as long as one of them keeps it. In small steps, each a transaction: an archive's
 * size decides how many there are, not how long one takes.
 */
#ifndef GANDER_STORE_RETENTION_H
#define GANDER_STORE_RETENTION_H

#include "store/articles.h"

enum { RETENTION_STEP = 50 }; /* articles that one step looks at */

struct retention {
    int keep_articles;   /* the newest ones; 0: all */
    int64_t keep_since;  /* those placed from then on; INT64_MIN: all */
    int64_t keep_unread; /* unread ones placed from then on stay in any case; INT64_MIN: all do */
};

/* Notes with the source from when on its articles are kept: where both limits are given, what is
 * beyond one of them is not. *any: some are older. */
MUST_CHECK bool retention_begin(struct store *s, int64_t source, const struct retention *r,
                                bool *any, struct error *e);
/* Looks at the next articles behind *at (at first zeroed with time INT64_MIN), oldest first, and
 * adds to *forgotten how many are gone. *more: there are further ones to look at. */
MUST_CHECK bool retention_step(struct store *s, int64_t source, const struct retention *r,
                               struct article_position *at, int64_t *forgotten, bool *more,
                               struct error *e);

#endif
