/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logical order for a terminal that reorders right-to-left text by rows, across panes. Pure. */
#ifndef GANDER_TUI_DRAW_LOGICAL_H
#define GANDER_TUI_DRAW_LOGICAL_H

#include "screen/surface.h"

/* Reorders the cells and the cursor of a painted surface, so that the terminal shows them in the
 * order in which they were. */
void logical_order(struct surface *s);

#endif
