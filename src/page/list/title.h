/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a list: of its page's title the part that is not the site's. Pure. */
#ifndef GANDER_PAGE_LIST_TITLE_H
#define GANDER_PAGE_LIST_TITLE_H

#include "page/list/item.h"

/* `first` is the node where the list's entries begin. A view into the page, or in the dom's arena;
 * n is 0 when nothing names the list. */
struct str list_title(const struct list_page *p, uint32_t first);

/* The name of the site, by its front page. */
struct str list_site_name(struct dom *d);

#endif
