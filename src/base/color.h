/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relative luminance and contrast ratio of colours, as WCAG 2.1 defines them. Colours are 0xRRGGBB
 * in sRGB. Pure. */
#pragma once

#include <stdint.h>

/* From 0 (black) to 1 (white). */
double color_luminance(uint32_t rgb);
/* From 1 (equal luminance) to 21 (black on white). */
double color_contrast(uint32_t a, uint32_t b);
