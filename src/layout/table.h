/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables set in lines: a grid whose columns are as wide as their content, or, where that has no
 * room, each row as a block of "header: value" lines. Nothing is cut.
 */
#ifndef GANDER_LAYOUT_TABLE_H
#define GANDER_LAYOUT_TABLE_H

#include "layout/paragraph.h"

/* Cells that the grid takes when only long text is broken in its cells, and the least that it can
 * do with. */
void table_measure(struct setter *s, const struct table *t, int *comfortable, int *least);

/* Appends its lines, for width, ascii and terminal_bidi of `style`. */
void table_set(struct setter *s, const struct table *t, const struct paragraph_style *style,
               struct set_lines *out);

#endif
