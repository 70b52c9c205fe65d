/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a list page, and which of those that were found make it up. Pure. */
#ifndef GANDER_PAGE_LIST_ITEMS_H
#define GANDER_PAGE_LIST_ITEMS_H

#include "page/list/item.h"

struct list_items {
    struct list_item *v; /* in page order, each address once; in the dom's arena */
    size_t n;
};

/* Puts what was found in page order, in place; drops repeated addresses, and what is a stranger in
 * the list. `base` is the page's own address, or empty. */
void list_items_settle(struct list_items *items, struct str base);

#endif
