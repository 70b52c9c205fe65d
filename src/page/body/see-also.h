/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointers to other articles between the paragraphs of one: "Read also: …". Pure. */
#pragma once

#include "page/dom/dom.h"
#include "page/evidence/measure.h"

/* True for a block of only a link, of a short label and a link to a headline of the same site, or
 * of lines that are such. `page` is the address, or empty; `all` the weight of the article. */
bool see_also_is(const struct dom_node *n, const struct measure *m, struct str page, uint32_t all);
