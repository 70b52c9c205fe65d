/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large text for any terminal: drawn with dots, which are shown as block or braille
 * characters. A cell of text takes FONT_ADVANCE by FONT_HEIGHT dots, so that a layout made for
 * blocks_columns() cells fits, each span at its column. Pure.
 */
#ifndef GANDER_LAYOUT_BLOCKS_H
#define GANDER_LAYOUT_BLOCKS_H

#include "base/buf.h"
#include "base/str.h"

enum blocks_style {
    BLOCKS_DOTS,      /* braille: 2 by 4 dots a cell */
    BLOCKS_QUADRANTS, /* 2 by 2 */
    BLOCKS_HALVES,    /* 1 by 2 */
};

struct dots {
    int width, height;  /* dots */
    unsigned char *ink; /* row by row; 1 where there is ink */
};

/* Dots for so many cells and rows of the terminal, at least 1 each. */
void dots_init(struct dots *c, enum blocks_style style, int cells, int rows);
void dots_fini(struct dots *c);
void dots_clear(struct dots *c);
bool dots_get(const struct dots *c, int x, int y); /* false outside */
void dots_set(struct dots *c, int x, int y);       /* outside: does nothing */

/* Draws one line with its upper left dot at (x, y); `bold` makes strokes a dot wider. Characters
 * without a glyph show as a box of their width. Returns the x behind it. */
int dots_draw_text(struct dots *c, int x, int y, struct str text, bool bold);

/* Appends a row of cells, blanks as spaces. */
void dots_add_row(struct buf *b, const struct dots *c, enum blocks_style style, int row);

/* Cells of text in a line, and lines in a screen, of so many cells and rows of the terminal. */
int blocks_columns(enum blocks_style style, int cells);
int blocks_lines(enum blocks_style style, int rows);

#endif
