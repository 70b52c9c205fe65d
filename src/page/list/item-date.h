/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date of a list entry: of an element for dates, a text beside the title, a heading above, the
 * title, the address. Pure. */
#pragma once

#include "page/list/item.h"

/* True for a time element, or a class or id that names a date. */
bool list_item_is_date(const struct dom_node *n);

/* Sets item->date, which the title may have set; needs the link and the title. */
void list_item_read_date(const struct list_page *p, const struct list_hints *hints,
                         struct list_item *item);

/* True for the title and for links, except one around the title or one that is a date: their text
 * is neither date nor summary. */
bool list_item_is_taken(const struct list_page *p, const struct list_item *item,
                        const struct dom_node *n);
