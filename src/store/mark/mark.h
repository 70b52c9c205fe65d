/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking of articles. */
#pragma once

#include "base/ids.h"
#include "model/article-list.h"
#include "model/mark.h"
#include "store/store.h"

/* Marks other than tags, which are in store/mark/tags.h. Ignores unknown ids. `changed` (may be
 * NULL) receives exactly the ids whose mark changed. MARK_READ also clears an article's `changed`
 * flag, which does not count. */
MUST_CHECK bool articles_mark(struct store *s, enum mark mark, const int64_t *ids, size_t n,
                              struct ids *changed, struct error *e);

/* Ids of the query's articles within the ranges, ascending. */
MUST_CHECK bool articles_find(struct store *s, const struct article_query *query,
                              const struct article_range *ranges, size_t n, struct ids *out,
                              struct error *e);
/* Marks the articles of the query within the ranges. A range of a single position is that article,
 * whether the query still has it or not. */
MUST_CHECK bool articles_mark_ranges(struct store *s, enum mark mark,
                                     const struct article_query *query,
                                     const struct article_range *ranges, size_t n,
                                     struct ids *changed, struct error *e);
