/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Repeated sections: layouts that hold one text once for each screen size, slides cloned for an
 * endless carousel. Pure; linear in the page.
 */
#ifndef GANDER_PAGE_ARTICLE_COPIES_H
#define GANDER_PAGE_ARTICLE_COPIES_H

#include "page/evidence/measure.h"

/* Drops each section of running text in `top` (two blocks or more) that repeats an earlier one word
 * for word; quotations and code stay. Returns whether there was one; *m is stale then. */
bool copies_drop(struct dom *d, const struct dom_node *top, unsigned char *dropped,
                 const struct measure *m);

#endif
