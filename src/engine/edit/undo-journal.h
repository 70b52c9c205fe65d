/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo journal: the last hundred changes, in the database, so that a restart keeps them. Engine
 * thread. */
#pragma once

#include "engine/edit/change.h"
#include "store/store.h"

enum { JOURNAL_MAX_CHANGES = 100 };

/* Appends a change unless it is empty, which drops those undone. */
MUST_CHECK bool journal_add(struct store *s, const struct change *c, struct error *e);
/* Appends a change that is under way (*id 0), or brings its entry up to date. */
MUST_CHECK bool journal_save(struct store *s, const struct change *c, int64_t *id, struct error *e);
/* Undo the last change, or with `redo` the last one undone; one whose object was deleted, or with
 * damaged data, is dropped for the one before. *out is to be freed. ERROR_NOT_FOUND for none. `e`
 * may not be NULL. */
MUST_CHECK bool journal_undo(struct store *s, bool redo, struct change **out, struct error *e);
