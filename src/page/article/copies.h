/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that a page shows twice: layouts that hold it once for each screen size, slides cloned for
 * an endless carousel, quotations of the post above. Pure; linear in the page.
 */
#ifndef GANDER_PAGE_ARTICLE_COPIES_H
#define GANDER_PAGE_ARTICLE_COPIES_H

#include "page/evidence/measure.h"

/* Drops each block of `top` that repeats one in another part of it word for word. Code stays, and
 * quotations where the page is no discussion. Returns whether there was one; *m must be
 * measured, and is stale then. */
bool copies_drop(struct dom *d, const struct dom_node *top, bool thread, unsigned char *dropped,
                 const struct measure *m);

#endif
