/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML that a page's scripts write into it: document.write('<ul>…'). Pure, linear. */
#pragma once

#include "page/dom/dom.h"

/* Appends the string literals in calls of document.write, without what is between them. */
void menu_add_written(const struct dom *d, struct buf *html);
