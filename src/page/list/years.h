/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Years that the dates of a list leave out: those of headings above, of the neighbours, of the
 * page, of its address, of the time of the fetch. Pure.
 */
#pragma once

#include "page/list/items.h"

void list_years_infer(const struct list_page *p, struct list_items *items);
