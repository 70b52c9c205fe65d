/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind an article's text in its container: the writer's portrait, forms. Pure. */
#ifndef GANDER_PAGE_ARTICLE_TAIL_H
#define GANDER_PAGE_ARTICLE_TAIL_H

#include "page/article/body.h"
#include "page/evidence/measure.h"

/* Marks it in `dropped`; `m` is what measure_all() left. */
void tail_drop(const struct dom *d, const struct dom_node *top, const struct body_options *options,
               unsigned char *dropped, const struct measure *m);

#endif
