/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a line of ordinary cells to the same line in large letters: views paint text once, at its
 * normal size, and need not know what makes it larger.
 */
#ifndef GANDER_TUI_DRAW_ENLARGE_H
#define GANDER_TUI_DRAW_ENLARGE_H

#include "screen/surface.h"
#include "tui/core/text-size.h"

/* Paints the only row of `line`, as `plan` has it, with its upper left corner at (x, y). */
void enlarge_line(struct surface *to, int x, int y, const struct surface *line,
                  const struct text_plan *plan);

/* How far from its beginning a line has its first letter, in cells, with so many blanks before it.
 */
int enlarge_cells(const struct text_plan *plan, int columns);
/* The column of the text that stands `cells` right of its beginning. */
int enlarge_column(const struct text_plan *plan, int cells);

#endif
