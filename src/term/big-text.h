/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Larger text: DEC double-size lines (ESC # 3, 4, 5) and OSC 66 runs over cells that are text to
 * paint.h. Produces the bytes to send before and after the cells; the order matters. Pure: the
 * caller sends.
 */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "screen/surface.h"

struct big_text {
    int height;
    uint8_t *rows;           /* enum row_size on the terminal, by row */
    VEC(struct rect) places; /* of the runs on the terminal */
    struct buf shown;        /* bytes that drew these runs */
    bool redraws;            /* runs are erased or drawn in this frame */
};

void big_text_fini(struct big_text *b);

/* True for a double row that changes or becomes single: big_text_before() clears it, and its
 * cells must be sent completely. (In mlterm, erasing part of such a row leaves parts of Chinese
 * characters.) */
bool big_text_clears(const struct big_text *b, const struct surface *s, const bool *touched, int y);
/* Before the cells: turns rows that become single, and runs that change or vanish, into plain
 * cells. `touched`, by row, are the rows that will change. */
void big_text_before(struct big_text *b, const struct surface *s, const bool *touched,
                     struct buf *out);
/* After the cells: makes rows double and draws the runs. */
void big_text_after(struct big_text *b, const struct surface *s, struct buf *out);
/* Makes everything plain: at exit, for another program, or when rows may have moved. If any row was
 * double, all of the screen's `height` rows become single. */
void big_text_clear(struct big_text *b, int height, struct buf *out);
bool big_text_has_double(const struct big_text *b);
