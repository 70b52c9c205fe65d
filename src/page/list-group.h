/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the list on a page by its structure: siblings of one kind, each with a link that could be
 * an article. All such groups are read and valued by what articles have and menus lack (dates, long
 * titles, addresses of single pages, a place in the page's middle); groups of one build ("ul" after
 * "ul", rows of cards) count as one list. Work is bounded by the number of nodes.
 */
#ifndef GANDER_PAGE_LIST_GROUP_H
#define GANDER_PAGE_LIST_GROUP_H

#include "page/list-items.h"

/* False when nothing on the page looks like a list of articles. */
bool list_group_find(const struct list_page *p, struct list_items *out);

#endif
