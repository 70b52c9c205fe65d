/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Menu in a page's scripts: an array of objects with a name, an address and further objects, as
 * JSON or as code has it. Pure, linear.
 */
#ifndef GANDER_PAGE_SITE_MENU_SCRIPT_H
#define GANDER_PAGE_SITE_MENU_SCRIPT_H

#include "page/site/menu-links.h"

/* Entries of the array with most of them; none if these are fewer than `min`. */
void menu_script_read(const struct menu_links *m, const char *url, size_t min,
                      struct menu_items *out);

#endif
