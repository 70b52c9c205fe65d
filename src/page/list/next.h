/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a list goes on: the address of its next page. Pure. */
#ifndef GANDER_PAGE_LIST_NEXT_H
#define GANDER_PAGE_LIST_NEXT_H

#include "page/dom/dom.h"

/* In the dom's arena, NULL when there is none. Known are rel=next, links that say so ("Next",
 * 下一页), the number behind the current one in a row of numbers, and the call
 * createPageHTML(pages, index, name, extension) of TRS WCM. `url` is the page's own address, or
 * NULL. */
const char *list_next_page(struct dom *d, const char *url, struct str base);

#endif
