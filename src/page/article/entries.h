/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a page is its entries: news of a section, products of a shop, works of a collection, with
 * no more than a text about them all. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_ENTRIES_H
#define GANDER_PAGE_ARTICLE_ENTRIES_H

#include "page/evidence/make.h"

/* `article` is how the page reads as an article, with the weight of each node then. */
bool entries_are_page(const struct makes *makes, const struct body_options *options,
                      const struct body *article, const uint32_t *weights);

#endif
