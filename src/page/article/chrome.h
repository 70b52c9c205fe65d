/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What surrounds a page's text: silent and hidden elements, and blocks whose tags and names say
 * menu, footer, advert, comment, related story. Names are evidence, weighed with what a block
 * holds. Pure, linear.
 */
#ifndef GANDER_PAGE_ARTICLE_CHROME_H
#define GANDER_PAGE_ARTICLE_CHROME_H

#include "page/article/body.h"
#include "page/evidence/measure.h"

enum reading {
    READ_ARTICLE, /* one running text; all else goes */
    READ_PAGE,    /* all that is not around the page's main part: posts, entries, tables, links */
    READ_ALL,     /* all that shows */
};

/* Sets the hints of all measures. */
void chrome_read_hints(const struct dom *d, struct measure *m);

/* Marks in `dropped` what goes in that reading, and measures the rest. Returns
 * the weight of all text that shows. */
uint32_t chrome_drop(struct dom *d, const struct body_options *options, enum reading how,
                     unsigned char *dropped, struct measure *m);

/* The value (page/evidence/measure.h) of all below `top` that is named as the article's text. */
int64_t chrome_named_value(const struct dom *d, const unsigned char *dropped,
                           const struct measure *m, const struct dom_node *top);

#endif
