/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The space of a page: how wide text is set, and how many blank lines part what from what. */
#ifndef GANDER_LAYOUT_RHYTHM_H
#define GANDER_LAYOUT_RHYTHM_H

#include "layout/flow.h"

struct rhythm_column {
    int left, width; /* cells */
};

/* Where text stands in the pane. */
struct rhythm_column rhythm_column(const struct layout_options *options);

/* Blank lines before a block; `before` is the block in front of it, NULL for none. */
int rhythm_gap(enum layout_rung rung, const struct block *before, const struct block *block);

/* Blank lines between two lines of a block. */
int rhythm_leading(enum layout_rung rung, const struct block *block);

/* The indent of a paragraph's first line, in a column of `width` cells. */
int rhythm_first_indent(enum layout_rung rung, const struct flow *f, const struct block *before,
                        const struct block *block, int width);

#endif
