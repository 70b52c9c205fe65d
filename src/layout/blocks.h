/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large text for any terminal: drawn with dots, which are shown as block or braille characters. A
 * cell of text takes the same dots everywhere, so that a layout made for blocks_columns() cells
 * fits, each cluster at its column. Pure.
 */
#ifndef GANDER_LAYOUT_BLOCKS_H
#define GANDER_LAYOUT_BLOCKS_H

#include "base/buf.h"
#include "base/str.h"
#include "layout/font.h"

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

/* What text is drawn with. */
struct blocks_face {
    int advance, height;               /* dots of a cell of text, and of a line */
    const struct glyph_source *source; /* NULL: gander's own letters */
};

/* gander's own letters, in lines as close as the style's coarseness asks for. */
struct blocks_face blocks_own_face(enum blocks_style style);
/* The letters of a larger font, Chinese included. */
struct blocks_face blocks_tall_face(const struct glyph_source *source);

/* Draws text with the line's upper left dot at (x, y). Characters without a glyph show as a box of
 * their width. Returns the x behind it. */
int dots_draw_text(struct dots *c, int x, int y, struct str text, const struct blocks_face *face);
/* A line below the letters, `width` dots from (x, y) of the text. */
void dots_underline(struct dots *c, int x, int y, int width, const struct blocks_face *face);

/* Appends a row of cells, blanks as spaces. */
void dots_add_row(struct buf *b, const struct dots *c, enum blocks_style style, int row);

/* Cells of the terminal that a cell of text is wide, and rows that a line is high. */
int blocks_cells(enum blocks_style style, const struct blocks_face *face);
int blocks_rows(enum blocks_style style, const struct blocks_face *face);

#endif
