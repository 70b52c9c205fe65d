/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reduction of colours to a terminal's palette. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "screen/surface.h"
#include "term/description.h"

/* xterm colour 0-255 as 0xRRGGBB. */
uint32_t palette_rgb(int color);
/* Nearest entry to 0xRRGGBB of xterm's 6x6x6 cube and grey ramp (16-255). */
int palette_nearest(uint32_t rgb);

/* Each -1 for the terminal's default or 0-255. */
struct color_pair {
    int foreground, background;
};

/* Reduces a pair to the first `n_colors` (8 or 16). Near shades may become equal, but text stays
 * readable, with a contrast of 4.5 if possible. Text on the default background that is readable on
 * black and on white gets the default colour, since none of the few is. */
struct color_pair palette_reduce(struct color_pair pair, int n_colors);

/* Terminals of 8 colours show bold text in a brighter one: true when that is readable as well. */
bool palette_may_be_bold(struct color_pair reduced);

/* The style to send for `style`: its colours are COLOR_DEFAULT, of the terminal's palette, or, with
 * 24 bits, COLOR_RGB. */
struct style ink_look(const struct description *d, struct style style);
