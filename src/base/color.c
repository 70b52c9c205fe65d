/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/color.h"

/* Linear value of an sRGB channel (IEC 61966-2-1). x^2.4 is computed as x² times the fifth root of
 * x², without libm. */
static double linear(uint32_t level)
{
    double c = level / 255.0, x = (c + 0.055) / 1.055, root = 1;
    if (c <= 0.04045)
        return c / 12.92;
    for (double above = 2; root < above;) { /* Newton's method */
        double fourth = root * root * root * root;
        above = root;
        root -= (fourth * root - x * x) / (5 * fourth);
    }
    return x * x * root;
}

double color_luminance(uint32_t rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
           0.0722 * linear(rgb & 255);
}

double color_contrast(uint32_t a, uint32_t b)
{
    double x = color_luminance(a), y = color_luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}
