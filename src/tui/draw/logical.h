/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logical order for a terminal that reorders right-to-left text by rows, across panes. Pure. */
#pragma once

#include "screen/surface.h"

/* Columns in which cells were painted, by row and by the column in which they are sent. Zeroed
 * memory is the order of painting. */
struct logical {
    int *painted;
    int width, height;
};

/* Reorders the cells and the cursor of a painted surface, so that the terminal shows them in the
 * order in which they were. */
void logical_order(struct logical *l, struct surface *s);
/* Column painted at that of a mouse report, which counts as sent. */
int logical_painted(const struct logical *l, int x, int y);
void logical_fini(struct logical *l);
