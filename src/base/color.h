/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How light colours are, and how well one is read on another: WCAG 2.1, "relative luminance" and
 * "contrast ratio". Colours are 0xRRGGBB in sRGB. Pure. */
#ifndef GANDER_BASE_COLOR_H
#define GANDER_BASE_COLOR_H

#include <stdint.h>

/* 0 for black to 1 for white. */
double color_luminance(uint32_t rgb);
/* 1 for the same to 21 for black and white. */
double color_contrast(uint32_t a, uint32_t b);

#endif
