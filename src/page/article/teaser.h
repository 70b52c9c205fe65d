/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Teasers: articles of which a feed gives too little to do without their page. Pure. */
#ifndef GANDER_PAGE_ARTICLE_TEASER_H
#define GANDER_PAGE_ARTICLE_TEASER_H

#include <stdbool.h>

#include "model/article.h"

/* No text, a few sentences, or an end in "…". */
bool page_is_teaser(const struct article *a);
/* Nothing more to fetch: no teaser, or no page. */
bool page_is_whole(const struct article *a);

#endif
