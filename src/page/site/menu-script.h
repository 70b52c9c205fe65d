/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Menu in a page's scripts: an array of objects with a name, an address and further objects, as
 * JSON or as code has it. Pure, linear.
 */
#pragma once

#include "page/site/menu-links.h"

/* Entries of the array with most of them; none if these are fewer than `min`. */
void menu_script_read(const struct menu_links *m, const char *url, size_t min,
                      struct menu_items *out);
