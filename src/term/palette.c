/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/palette.h"

#include <limits.h>

static const uint8_t cube[6] = {0, 95, 135, 175, 215, 255};

static const uint32_t basic[16] = {
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};

static uint32_t rgb_of(int color)
{
    if (color < 16) {
        return basic[color];
    }
    if (color >= 232) {
        uint32_t grey = (uint32_t)(8 + 10 * (color - 232));
        return grey << 16 | grey << 8 | grey;
    }
    int i = color - 16;
    return (uint32_t)cube[i / 36] << 16 | (uint32_t)cube[i / 6 % 6] << 8 | cube[i % 6];
}

/* Squared distance with green weighing most, as the eye has it. */
static int distance(uint32_t a, uint32_t b)
{
    int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255);
    int green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255);
    int blue = (int)(a & 255) - (int)(b & 255);
    return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

static int nearest(uint32_t rgb, int from, int to)
{
    int best = from, least = INT_MAX;
    for (int i = from; i < to; i++) {
        int d = distance(rgb, rgb_of(i));
        if (d < least) {
            least = d;
            best = i;
        }
    }
    return best;
}

int palette_nearest(uint32_t rgb)
{
    return nearest(rgb, 16, 256);
}

int palette_basic(int color)
{
    return color < 16 ? color : nearest(rgb_of(color), 0, 16);
}
