/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of articles. The cost of a window of a list does not depend on the size of the archive.
 * Strings belong to the arena of the result. */
#pragma once

#include "model/article-list.h"
#include "store/store.h"

/* At most `limit` rows after `from` in list order, or with `back` the ones right before it. NULL
 * starts at the list's start (with `back`: end). `from` need not be in the list; `including` admits
 * a row at `from` itself. A search cut by query->work continues after `reached`; its windows add up
 * to the uncut result, however small the bound. article_list_fini() frees.
 *
 * A search by match has no windows: a call returns all of the newest ARTICLES_RANKED matches,
 * whatever the limit, or if it is cut some of these, best first. Calls continue after `reached`,
 * with the number of matches so far in query->ranked; their rows merge by score. */
MUST_CHECK bool articles_list(struct store *s, const struct article_query *query,
                              const struct article_position *from, bool including, bool back,
                              size_t limit, struct article_list *out, struct error *e);

/* Uses stored counts where possible. ERROR_INVALID for a query with a search. */
MUST_CHECK bool articles_count(struct store *s, const struct article_query *query, int64_t *out,
                               struct error *e);
