/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journal of changes, oldest first: those made, then those undone. Their data is opaque here. */
#pragma once

#include "base/buf.h"
#include "store/store.h"

/* Appends a change (*id 0, which becomes its id), or replaces the data of one. Deletes undone ones,
 * and the oldest beyond `max`. */
MUST_CHECK bool changes_save(struct store *s, struct str data, int max, int64_t *id,
                             struct error *e);
/* The last change made, or with `undone` the first one undone; *id 0 for none. */
MUST_CHECK bool changes_next(struct store *s, bool undone, int64_t *id, struct buf *data,
                             struct error *e);
MUST_CHECK bool changes_set_undone(struct store *s, int64_t id, bool undone, struct error *e);
MUST_CHECK bool changes_drop(struct store *s, int64_t id, struct error *e);
MUST_CHECK bool changes_clear(struct store *s, struct error *e);
