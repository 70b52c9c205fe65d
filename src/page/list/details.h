/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of a list page says beside its title and date. Pure. */
#ifndef GANDER_PAGE_LIST_DETAILS_H
#define GANDER_PAGE_LIST_DETAILS_H

#include "model/article.h"
#include "page/list/item.h"

/* Adds summary, image and author to an article whose other fields are the caller's. */
void list_item_describe(const struct list_page *p, const struct list_item *item, struct arena *a,
                        struct article *out);

#endif
