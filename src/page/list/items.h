/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Final selection of a list page's entries: order, duplicates, outliers. Pure. */
#pragma once

#include "page/list/item.h"

struct list_items {
    struct list_item *v; /* in page order, unique addresses; in the dom's arena */
    size_t n;
};

/* Sorts the entries into page order in place and drops duplicates, outliers and advertisements.
 * `base` is the page's own address, or empty. */
void list_items_normalize(struct list_items *items, struct str base);
