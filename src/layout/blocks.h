/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Large text for any terminal, drawn with dots that are shown as block or braille characters. Every
 * cell of text has the same number of dots, so that each cluster of a layout for fewer columns fits
 * at its column. Pure.
 */
#pragma once

#include "base/buf.h"
#include "base/str.h"
#include "layout/font.h"

enum blocks_style {
    BLOCKS_DOTS,      /* braille: 2 by 4 dots per cell */
    BLOCKS_QUADRANTS, /* 2 by 2 */
    BLOCKS_HALVES,    /* 1 by 2 */
};

struct dots {
    int width, height;  /* dots */
    unsigned char *ink; /* row by row; 1 for ink */
};

/* `cells` and `rows` of the terminal are at least 1. */
void dots_init(struct dots *c, enum blocks_style style, int cells, int rows);
void dots_fini(struct dots *c);
bool dots_get(const struct dots *c, int x, int y); /* false outside */
void dots_set(struct dots *c, int x, int y);       /* no-op outside */

/* Font and metrics of the text. */
struct blocks_face {
    int advance, height;               /* dots per cell of text and per line */
    const struct glyph_source *source; /* NULL: built-in font */
};

/* Built-in font, with less line spacing in coarse styles. */
struct blocks_face blocks_own_face(enum blocks_style style);
/* Font of 16 rows, which has Chinese. */
struct blocks_face blocks_tall_face(const struct glyph_source *source);

/* Draws text with the line's upper left dot at (x, y), characters without glyph as a box of their
 * width. Returns the x after it. */
int dots_draw_text(struct dots *c, int x, int y, struct str text, const struct blocks_face *face);
/* Underlines `width` dots of the text at (x, y). */
void dots_underline(struct dots *c, int x, int y, int width, const struct blocks_face *face);

/* Appends a row of cells; blank ones are spaces. */
void dots_add_row(struct buf *b, const struct dots *c, enum blocks_style style, int row);

/* Terminal cells per cell of text, and terminal rows per line. */
int blocks_cells(enum blocks_style style, const struct blocks_face *face);
int blocks_rows(enum blocks_style style, const struct blocks_face *face);
