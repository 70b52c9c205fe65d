/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that hold data, as against those that only place things on the page. Pure. */
#ifndef GANDER_PAGE_HTML_TABLE_H
#define GANDER_PAGE_HTML_TABLE_H

#include "page/dom.h"

bool html_table_is_data(const struct dom *d, const struct dom_node *table);

#endif
