/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that the terminal moves or clears, where that takes fewer bytes than to send them: of the
 * window and, within margins, of its panes. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "term/paint.h"

struct scroll {
    int top, bottom; /* rows from `top` to before `bottom` move */
    int by;          /* rows upwards, downwards if negative */
};

/* Row of a frame. */
struct scroll_row {
    uint64_t shown, wanted; /* hashes of the contents */
    size_t bytes;           /* estimated cost of sending the wanted one */
};

/* Finds the move that saves most bytes; false if none saves more than `cost`. */
bool scroll_find(const struct scroll_row *rows, int n, long cost, struct scroll *out);

/* Between paint_prepare() and paint_cells(), for rows without larger text and pictures. */
void shift_rows(struct paint *p, const struct surface *s, struct buf *out);
