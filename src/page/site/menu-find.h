/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which part of a page is its menu: one that is named as navigation, else one above the news, else
 * the one with most entries. Links below labels count for more than links in a row. Pure.
 */
#ifndef GANDER_PAGE_SITE_MENU_FIND_H
#define GANDER_PAGE_SITE_MENU_FIND_H

#include "page/site/menu-links.h"

/* NULL when nothing on the page is a menu of at least so many entries. */
const struct dom_node *menu_find(const struct menu_links *m, uint32_t least);

#endif
