/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Larger text, which curses does not know: DEC double-size lines (ESC # 3, 4, 5) and OSC 66 runs
 * over its screen image. Produces the bytes to send before and after curses' own output; the order
 * matters. Pure: the caller sends.
 */
#ifndef GANDER_TERM_BIG_TEXT_H
#define GANDER_TERM_BIG_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "screen/surface.h"

struct big_text {
    int height;
    uint8_t *rows;       /* enum row_size on the terminal, by row */
    struct rect *places; /* of the runs on the terminal */
    size_t n_places;
    struct buf shown; /* bytes that drew these runs */
    bool held;        /* synchronized output is on */
};

void big_text_init(struct big_text *b);
void big_text_fini(struct big_text *b);

/* True for a double row that changes or becomes single: big_text_before() clears it, and curses
 * must draw it completely. (In mlterm, erasing part of such a row leaves parts of Chinese
 * characters.) */
bool big_text_clears(const struct big_text *b, const struct surface *s, const bool *touched, int y);
/* Before curses: turns rows that become single, and runs that change or vanish, into plain cells.
 * `touched`, by row (NULL: all), are the rows that curses will change. */
void big_text_before(struct big_text *b, const struct surface *s, const bool *touched,
                     struct buf *out);
/* Before curses, when the cursor may move from a slippery column of a single row to a double one:
 * it would stop at that row's end, half as far, unknown to curses, which uses relative moves where
 * they are shorter. Makes changing double rows single meanwhile. */
bool big_text_is_slippery(int width, int column);
void big_text_steady(struct big_text *b, const bool *touched, struct buf *out);
/* After curses: makes rows double and draws the runs. */
void big_text_after(struct big_text *b, const struct surface *s, struct buf *out);
/* Makes everything plain: at exit, for another program, or when rows may have moved. If any row was
 * double, all of the screen's `height` rows become single. */
void big_text_clear(struct big_text *b, int height, struct buf *out);
bool big_text_has_double(const struct big_text *b);

#endif
