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
};

void big_text_init(struct big_text *b);
void big_text_fini(struct big_text *b);

/* Before curses: rows that turn single, and runs that change or go, are made plain cells again.
 * `touched` (by row; NULL: all) tells which rows curses is about to change. */
void big_text_before(struct big_text *b, const struct surface *s, const bool *touched,
                     struct buf *out);
/* After curses: rows that turn double, and the runs. */
void big_text_after(struct big_text *b, const struct surface *s, struct buf *out);
/* Everything plain: before another program, a popup of the terminal's own, or the end. */
void big_text_clear(struct big_text *b, struct buf *out);

/* True for a cell that a run lies over: it must hold something, or curses may clear to the end of
 * its row. */
bool big_text_covers(const struct surface *s, int x, int y);

#endif
