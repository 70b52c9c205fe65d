/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours brought down to what a terminal has. Pure. */
#ifndef GANDER_TERM_PALETTE_H
#define GANDER_TERM_PALETTE_H

#include <stdint.h>

/* The entry of xterm's 6x6x6 cube or grey ramp (16-255) that is nearest to 0xRRGGBB. */
int palette_nearest(uint32_t rgb);
/* The one of the first 8 (dark) or 16 colours that comes closest to one of the 256. */
int palette_basic(int color);

#endif
