/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breadcrumb trails by their shape, whatever their names. Pure. */
#ifndef GANDER_PAGE_ARTICLE_TRAIL_H
#define GANDER_PAGE_ARTICLE_TRAIL_H

#include "page/dom/dom.h"

/* Whether a block's text (one line) is a trail: links with short labels, parted by > › » → or /. */
bool trail_is(const struct dom *d, const struct dom_node *block, struct str text);

#endif
