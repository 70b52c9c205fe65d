/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of other articles: short blocks with a linked heading, side by side. Pure. */
#ifndef GANDER_PAGE_ARTICLE_CARDS_H
#define GANDER_PAGE_ARTICLE_CARDS_H

#include "page/evidence/measure.h"

/* Drops the cards among a block's children when there are two or more, unless they are most of the
 * article in `top` and its entries. `page` is the page's address, or empty. */
void cards_drop(const struct dom *d, const struct dom_node *top, const struct dom_node *parent,
                struct str page, unsigned char *dropped, const struct measure *m);

#endif
