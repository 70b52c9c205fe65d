/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Structural detection of the articles on a list page: the dominant list, or on a front page all
 * news lists and single headlines. Pure.
 */
#pragma once

#include "page/list/items.h"

/* False when the page has no list of articles. */
bool list_find(const struct list_page *p, struct list_items *out);
