/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finds the articles that a page lists, by its structure: one list where one dominates, and on a
 * front page all lists of news with the headlines that stand alone. Pure.
 */
#ifndef GANDER_PAGE_LIST_FIND_H
#define GANDER_PAGE_LIST_FIND_H

#include "page/list/items.h"

/* False when nothing on the page looks like a list of articles. */
bool list_find(const struct list_page *p, struct list_items *out);

#endif
