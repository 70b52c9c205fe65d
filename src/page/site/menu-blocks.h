/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that the blocks of a front page without a menu lead to: "Notices … more", or a heading that
 * is a link. Pure. */
#pragma once

#include "page/site/menu-links.h"

/* Entries named by the blocks' headings; none if these are fewer than `min`. */
void menu_blocks_read(const struct menu_links *m, struct str base, size_t min,
                      struct menu_items *out);
