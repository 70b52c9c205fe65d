/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Removal of chrome: silent and hidden elements, and blocks with the tag or name of a menu, footer,
 * advertisement, comment or related story. A name is only evidence, weighed against the block's
 * contents. Pure, linear.
 */
#pragma once

#include "page/body/body.h"
#include "page/evidence/measure.h"

enum reading {
    READ_ARTICLE, /* a single text */
    READ_PAGE,    /* the page's main part, including posts, entries, tables, links */
    READ_ALL,     /* all visible content */
};

/* Sets the hints of all measures. */
void chrome_read_hints(const struct dom *d, struct measure *m);

/* Marks in `dropped` the chrome of that reading, and measures the rest. Returns the weight of all
 * visible text. */
uint32_t chrome_drop(struct dom *d, const struct body_options *options, enum reading how,
                     unsigned char *dropped, struct measure *m);

/* True within an element for the head, foot or side of a page. */
bool chrome_is_framed(const struct dom_node *n);

/* Sum of the value (page/evidence/measure.h) of elements below `top` with HINT_BODY. */
int64_t chrome_named_value(const unsigned char *dropped, const struct measure *m,
                           const struct dom_node *top);
