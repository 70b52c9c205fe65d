/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of articles. Names with the same key (model/tag.h) are one tag, of the first spelling.
 * A tag exists while an article has it. Tagged articles are kept like starred ones. */
#pragma once

#include "model/tag.h"
#include "store/mark/mark.h"

/* All tags by key; in `arena`. */
MUST_CHECK bool tags_list(struct store *s, struct arena *arena, struct tag **out, size_t *n,
                          struct error *e);

/* articles_mark() for MARK_TAG and MARK_UNTAG. ERROR_INVALID for an invalid name. */
MUST_CHECK bool tags_mark(struct store *s, enum mark mark, const char *name, const int64_t *ids,
                          size_t n, struct ids *changed, struct error *e);
