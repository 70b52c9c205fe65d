/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Setting of tables: a grid with columns as wide as their content, or, when that does not fit, each
 * row as a block of "header: value" lines. Nothing is truncated.
 */
#pragma once

#include "layout/paragraph.h"

/* Width of the grid when only long text is broken, and its minimum, in cells. */
void table_measure(struct setter *s, const struct table *t, int *comfortable, int *min);

/* Appends the table's lines, by width, ascii and terminal_bidi of `style`. */
void table_set(struct setter *s, const struct table *t, const struct paragraph_style *style,
               struct set_lines *out);
