/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of other articles: short blocks with a linked heading, side by side. Pure. */
#pragma once

#include "page/evidence/measure.h"

/* Drops the cards among the children of `parent` if there are two or more, unless they are the
 * entries that make up the article in `top`. `page` is the page's address, or empty. */
void cards_drop(const struct dom_node *top, const struct dom_node *parent, struct str page,
                unsigned char *dropped, const struct measure *m);
