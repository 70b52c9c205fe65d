/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title of a list: the part of the page's title other than the site's name. Pure. */
#pragma once

#include "page/list/item.h"

/* `first` is the index of the list's first node. Borrowed from the page or the dom's arena; n is 0
 * without a title. */
struct str list_title(const struct list_page *p, uint32_t first);

/* Site name, as its front page declares it. */
struct str list_site_name(struct dom *d);
