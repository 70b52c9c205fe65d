/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of articles, to be carried to another database, and their articles there. */
#pragma once

#include "base/mem.h"
#include "model/article-state.h"
#include "store/store.h"

/* The next at most `limit` articles after that id with a state, by id, in `arena`; without those
 * of no source. */
MUST_CHECK bool states_list(struct store *s, int64_t after, size_t limit, struct arena *arena,
                            struct article_state **out, size_t *n, struct error *e);

/* Sets state->id: the article that one of its sources has under one of its keys, else the only one
 * with its link; 0 for none. */
MUST_CHECK bool states_find(struct store *s, struct article_state *state, struct error *e);

/* Takes over the note if it was changed later than the stored one, and the position if it is
 * further on. *changed: either. */
MUST_CHECK bool states_apply_text(struct store *s, const struct article_state *state, bool *changed,
                                  struct error *e);
