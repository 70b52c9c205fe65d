/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What inside an article's container is not the article. Pure. */
#ifndef GANDER_PAGE_ARTICLE_CLEAN_H
#define GANDER_PAGE_ARTICLE_CLEAN_H

#include "page/article/body.h"
#include "page/evidence/measure.h"

/* Marks in `dropped` what should go from below `top`. `whole`: entries that are links, and those
 * that look like other articles', are what the page is about. Returns the weight of the cards of
 * other articles that went. */
uint32_t clean_body(const struct dom *d, const struct dom_node *top,
                    const struct body_options *options, bool whole, unsigned char *dropped,
                    struct measure *m);

#endif
