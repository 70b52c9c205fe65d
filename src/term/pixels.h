/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures that curses knows nothing of, by sixel or kitty's graphics protocol, laid over cells
 * that it takes for text. Makes the bytes to send before and after curses sends its own. A picture
 * is handled by rows: one that stays where it is is not sent again. Pure: what goes to the
 * terminal, and when, is the caller's.
 */
#ifndef GANDER_TERM_PIXELS_H
#define GANDER_TERM_PIXELS_H

#include "base/buf.h"
#include "base/vec.h"
#include "tui/surface.h"

struct pixel_row {
    uint32_t id; /* of the picture */
    int row;     /* of the picture */
    int x, y, columns;
    bool kitty;
};

struct pixels {
    VEC(struct pixel_row) shown;
    VEC(uint32_t) sent; /* kitty: pictures that the terminal has */
};

void pixels_init(struct pixels *p);
void pixels_fini(struct pixels *p);

/* A row was emptied: what is to be in it has to be drawn again. */
void pixels_forget_row(struct pixels *p, int y);
/* Before curses: rows of pictures that move, change or go are erased. */
void pixels_before(struct pixels *p, const struct surface *s, struct buf *out);
/* After curses: rows that are not there yet. */
void pixels_after(struct pixels *p, const struct surface *s, struct buf *out);
/* Everything erased, before the screen is cleared or left to another program. `forget`: what the
 * terminal was sent to keep goes, too. */
void pixels_clear(struct pixels *p, bool forget, struct buf *out);

#endif
