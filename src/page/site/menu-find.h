/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Choice of the element with a page's menu: one named as navigation, else one above the news, else
 * the one with most entries. Links below labels weigh more than links in a row. Pure.
 */
#pragma once

#include "page/site/menu-links.h"

/* NULL when the page has no menu of at least `min` entries. *sure is set for one that is named as
 * navigation or stands above the news. */
const struct dom_node *menu_find(const struct menu_links *m, uint32_t min, bool *sure);
