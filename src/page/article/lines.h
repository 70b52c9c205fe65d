/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The short lines of a page in reading order: bylines, info lines, labels. Facts about an article
 * that only people are told are looked for here. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_LINES_H
#define GANDER_PAGE_ARTICLE_LINES_H

#include "page/dom/dom.h"

enum { LINE_BYTES = 400 };

struct page_line {
    const struct dom_node *block;
    struct str text; /* one line, white space collapsed; at most LINE_BYTES */
};

struct page_lines {
    struct page_line *v;
    size_t n;
};

/* Reads all blocks that hold no other blocks and little text; memory in the dom's arena. */
void lines_read(struct dom *d, struct page_lines *out);

#endif
