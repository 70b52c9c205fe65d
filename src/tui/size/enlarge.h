/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Enlarges a line of ordinary cells: views paint text once, at normal size, without regard to the
 * method of enlarging.
 */
#pragma once

#include "screen/surface.h"
#include "tui/size/text-size.h"

/* Paints the single row of `line` by `plan`, with its upper left corner at (x, y). */
void enlarge_line(struct surface *to, int x, int y, const struct surface *line,
                  const struct text_plan *plan);

/* Cells before the first letter of a line with so many leading blanks. */
int enlarge_cells(const struct text_plan *plan, int columns);
/* Column of the text at `cells` right of the line's beginning. */
int enlarge_column(const struct text_plan *plan, int cells);
