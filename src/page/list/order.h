/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order of day, month and year in a list's numeric dates: "05/02/2021", "24.05.10". Pure. */
#pragma once

#include "page/list/items.h"

/* Rereads the ambiguous dates of a list in one order: the one in which all are possible, else that
 * of the page's language. */
void list_dates_order(const struct list_page *p, struct list_items *items);
