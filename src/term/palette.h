/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours brought down to what a terminal has. Pure. */
#ifndef GANDER_TERM_PALETTE_H
#define GANDER_TERM_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

/* One of xterm's 256 colours as 0xRRGGBB. */
uint32_t palette_rgb(int color);
/* The entry of xterm's 6x6x6 cube or grey ramp (16-255) that is nearest to 0xRRGGBB. */
int palette_nearest(uint32_t rgb);

/* A text's colour and the one behind it, each -1 for the terminal's own or one of the 256. */
struct color_pair {
    int foreground, background;
};

/* The same with the first `n_colors` (8 or 16) alone. What two near shades told apart may be one
 * now, but text stays readable: a contrast of 4.5 where there is a colour for it. Text on the
 * terminal's own background that is readable on black and on white alike gets the terminal's own
 * colour: none of the few is so. */
struct color_pair palette_reduce(struct color_pair pair, int n_colors);

/* Terminals of 8 colours show bold text in a brighter one: whether that can be read too. */
bool palette_may_be_bold(struct color_pair reduced);

#endif
