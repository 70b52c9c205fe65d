/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search for rows that the terminal can move instead of receiving them again. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
