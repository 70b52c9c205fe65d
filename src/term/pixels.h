/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures by sixel or kitty's graphics protocol, over cells that are text to paint.h. Produces
 * the bytes to send before and after the cells. Works row by row:
 * a row of a picture that stays in place is not sent again. Pure: the caller sends.
 */
#pragma once

#include "base/buf.h"
#include "base/vec.h"
#include "screen/surface.h"

struct pixel_row {
    uint32_t id; /* picture */
    int row;     /* within the picture */
    int x, y, columns;
    bool kitty;
};

struct pixels {
    VEC(struct pixel_row) shown;
    VEC(uint32_t) sent; /* kitty: pictures stored in the terminal */
};

void pixels_fini(struct pixels *p);

/* Marks a row as cleared, so that its pictures are drawn again. */
void pixels_forget_row(struct pixels *p, int y);
/* Before the cells: erases rows of pictures that move, change or vanish. */
void pixels_before(struct pixels *p, const struct surface *s, struct buf *out);
/* After the cells: draws missing rows. */
void pixels_after(struct pixels *p, const struct surface *s, struct buf *out);
/* Erases everything, before the screen is cleared or left to another program; with `forget` also
 * deletes pictures stored in the terminal. */
void pixels_clear(struct pixels *p, bool forget, struct buf *out);
