/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of articles that accounts have to learn. Callers hold a transaction. Only store/ includes
 * this. */
#pragma once

#include "model/mark.h"
#include "store/sql/db.h"

/* Notes the new marks of the articles of temp.picked; `tag` is that of MARK_TAG and MARK_UNTAG. */
MUST_CHECK bool account_note_marks(struct store *s, enum mark mark, int64_t tag, struct error *e);
/* The articles of temp.picked are deleted next: what is unsent stays. */
MUST_CHECK bool account_note_deletion(struct store *s, struct error *e);
