/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells as curses takes them: wide characters in attributes and numbered pairs of colours, with as
 * many colours as there are.
 */
#ifndef GANDER_TERM_INK_H
#define GANDER_TERM_INK_H

#include <stdbool.h>

#include "term/pairs.h"
#include "tui/surface.h"

struct ink {
    bool colors; /* false: attributes only */
    int indexed; /* colours of the palette, in a terminal that has all */
    struct pairs pairs;
};

/* Once curses has its screen; without `colors` it shows none, whatever the terminal has. */
void ink_init(struct ink *ink, bool colors);
void ink_fini(struct ink *ink);

/* How many colours there are: 0, 8, 256, or 1 << 24. */
int ink_colors(const struct ink *ink);
/* Begins with new pairs when most are used up. Then numbers change hands, and what stands on the
 * screen has to be drawn anew: true. */
bool ink_renew(struct ink *ink);
/* A style as curses would send it. `context` is the ink. */
struct style ink_look(void *context, struct style style);
/* Puts a cell with that text into curses' picture, as far as the locale has its characters: each
 * that has a width at its own column, with the marks on it. */
void ink_draw_cell(struct ink *ink, int x, int y, const struct cell *c, const char *text);

#endif
