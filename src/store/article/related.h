/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Related articles of the archive, best first: those that the article's page links as related,
 * other articles of the same title, then the most alike. Likeness is the weight of the rare words
 * that two articles share, by the word index: words of the title count more, and a word that many
 * articles have does not count. The cost is bounded by constants, whatever the size of the archive.
 * Articles not yet in the index are not found.
 */
#pragma once

#include "model/article-list.h"
#include "store/store.h"
enum { RELATED_MAX = 50 };

/* At most `limit` rows, RELATED_MAX. ERROR_NOT_FOUND for an unknown article. */
MUST_CHECK bool related_find(struct store *s, int64_t article, size_t limit,
                             struct article_list *out, struct error *e);
