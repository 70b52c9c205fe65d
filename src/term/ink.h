/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Conversion of cells to curses: wide characters, attributes and colour pairs, with as many colours
 * as the terminal has. Same thread as curses.
 */
#ifndef GANDER_TERM_INK_H
#define GANDER_TERM_INK_H

#include <stdbool.h>

#include "screen/surface.h"
#include "term/pairs.h"

struct ink {
    bool colors; /* false: attributes only */
    int indexed; /* size of the palette, in a terminal with 24-bit colours */
    struct pairs pairs;
};

/* Call after newterm(). Without `colors` uses none, whatever the terminal has. */
void ink_init(struct ink *ink, bool colors);
void ink_fini(struct ink *ink);

/* Number of colours: 0, 8, 256 or 1 << 24. */
int ink_colors(const struct ink *ink);
/* Discards all pairs when most are used up; true when it did, and the screen must be redrawn
 * because pair numbers get new colours. */
bool ink_renew(struct ink *ink);
/* The style that curses would send for `style`. `context` is the ink. */
struct style ink_look(void *context, struct style style);
/* Adds a cell with that text to curses' screen image, as far as the locale has its characters: each
 * one with a width at its own column, with its marks. */
void ink_draw_cell(struct ink *ink, int x, int y, const struct cell *c, const char *text);

#endif
