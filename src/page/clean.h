/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What inside an article's container is not the article. Pure. */
#ifndef GANDER_PAGE_CLEAN_H
#define GANDER_PAGE_CLEAN_H

#include "page/dom.h"
#include "page/measure.h"

/* Marks in `dropped` what should go from below `top`. `heading` shows the title, or is NULL. */
void clean_body(const struct dom *d, const struct dom_node *top, struct str title,
                const struct dom_node *heading, unsigned char *dropped, struct measure *m);

#endif
