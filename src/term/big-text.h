/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Larger text that curses knows nothing of: DEC double-size lines (ESC # 3, 4, 5) and OSC 66 runs
 * laid over its picture. Makes the bytes to send before and after curses sends its own; the order
 * matters. Pure: what goes to the terminal, and when, is the caller's.
 */
#ifndef GANDER_TERM_BIG_TEXT_H
#define GANDER_TERM_BIG_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "tui/surface.h"

struct big_text {
    int height;
    uint8_t *rows;       /* enum row_size that the terminal has by row */
    struct rect *places; /* of the runs that the terminal shows */
    size_t n_places;
    struct buf shown; /* the bytes that drew them */
    bool held;        /* the terminal shows nothing until all of an update is there */
};

void big_text_init(struct big_text *b);
void big_text_fini(struct big_text *b);

/* A double row that turns single, or changes: big_text_before empties it, and curses has to draw
 * all of it. (Erasing a part of a row that is or was double leaves parts of Chinese letters behind
 * in mlterm.) */
bool big_text_clears(const struct big_text *b, const struct surface *s, const bool *touched, int y);
/* Before curses: rows that turn single, and runs that change or go, are made plain cells again.
 * `touched` (by row; NULL: all) tells which rows curses is about to change. */
void big_text_before(struct big_text *b, const struct surface *s, const bool *touched,
                     struct buf *out);
/* Likewise, when the cursor may come from such a column of a single row: it would stop at a double
 * row's end, half as far, and curses, which moves by single steps where that is shorter, would not
 * know. Double rows that change are single meanwhile. */
bool big_text_is_slippery(int width, int column);
void big_text_steady(struct big_text *b, const bool *touched, struct buf *out);
/* After curses: rows that turn double, and the runs. */
void big_text_after(struct big_text *b, const struct surface *s, struct buf *out);
/* Everything plain: before another program, the end, or when rows may have moved. Where there were
 * double rows, each of the screen's `height` turns single. */
void big_text_clear(struct big_text *b, int height, struct buf *out);
/* Some row is double. */
bool big_text_has_double(const struct big_text *b);

#endif
