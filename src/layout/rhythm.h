/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White space of a page: column width, indents, and blank lines between blocks. Pure. */
#pragma once

#include "layout/flow.h"

struct rhythm_column {
    int left, width; /* cells */
};

/* Text column within the pane. */
struct rhythm_column rhythm_column(const struct layout_options *options);

/* Blank lines before a block; `before` is the previous block, NULL for none. */
int rhythm_gap(enum layout_rung rung, const struct block *before, const struct block *block);

/* Blank lines between the lines of a block. */
int rhythm_leading(enum layout_rung rung, const struct block *block);

/* Indent of a paragraph's first line in a column of `width` cells. */
int rhythm_first_indent(enum layout_rung rung, const struct flow *f, const struct block *before,
                        const struct block *block, int width);
