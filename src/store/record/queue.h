/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of recordings (model/queue.h). An entry has copies of what it shows, and outlives its
 * article. */
#pragma once

#include "model/queue.h"
#include "store/store.h"

/* queue_fini() frees. */
MUST_CHECK bool queue_load(struct store *s, struct queue *out, struct error *e);
/* Adds at the end; id, path and place are ignored. ERROR_EXISTS, with the entry's id, for an
 * address that is queued. */
MUST_CHECK bool queue_add(struct store *s, const struct episode *episode, int64_t *id,
                          struct error *e);
/* These fail with ERROR_NOT_FOUND for an unknown entry. */
MUST_CHECK bool queue_remove(struct store *s, int64_t id, struct error *e);
/* Moves by one place towards the beginning or the end. */
MUST_CHECK bool queue_move(struct store *s, int64_t id, bool up, struct error *e);
MUST_CHECK bool queue_set_place(struct store *s, int64_t id, int64_t seconds, struct error *e);
MUST_CHECK bool queue_set_chapters(struct store *s, int64_t id, const struct chapter *chapters,
                                   size_t n, struct error *e);
/* Article of an entry. */
MUST_CHECK bool queue_article(struct store *s, int64_t id, int64_t *article, struct error *e);
