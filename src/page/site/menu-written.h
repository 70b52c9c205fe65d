/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML that a page's scripts write into it: document.write('<ul>…'), e.innerHTML = '<ul>…'. Pure,
 * linear. */
#pragma once

#include "page/dom/dom.h"

/* Appends the string literals of such calls and assignments, without what is between them. */
void menu_add_written(const struct dom *d, struct buf *html);
