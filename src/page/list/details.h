/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summary, image and author of a list entry. Pure. */
#pragma once

#include "model/article.h"
#include "page/list/item.h"

/* Sets these fields of `out` where the entry has them, allocated in `a`. */
void list_item_describe(const struct list_page *p, const struct list_item *item, struct arena *a,
                        struct article *out);
