/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/palette.h"

#include <stdlib.h>

#include "base/color.h"

#define READABLE 4.5   /* WCAG 2.1, 1.4.3 */
#define HALF_WAY 0.179 /* luminance of equal contrast with black and white */

static const uint8_t cube[6] = {0, 95, 135, 175, 215, 255};

static const uint32_t basic[16] = {
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};

uint32_t palette_rgb(int color)
{
    if (color < 16)
        return basic[color];
    if (color >= 232) {
        uint32_t grey = (uint32_t)(8 + 10 * (color - 232));
        return grey << 16 | grey << 8 | grey;
    }
    int i = color - 16;
    return (uint32_t)cube[i / 36] << 16 | (uint32_t)cube[i / 6 % 6] << 8 | cube[i % 6];
}

/* Squared distance, weighted by the eye's sensitivity, with green the highest. */
static int distance(uint32_t a, uint32_t b)
{
    int red = (int)(a >> 16 & 255) - (int)(b >> 16 & 255);
    int green = (int)(a >> 8 & 255) - (int)(b >> 8 & 255);
    int blue = (int)(a & 255) - (int)(b & 255);
    return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

int palette_nearest(uint32_t rgb)
{
    int best = 16;
    for (int i = 17; i < 256; i++)
        best = distance(rgb, palette_rgb(i)) < distance(rgb, palette_rgb(best)) ? i : best;
    return best;
}

static bool is_grey(uint32_t rgb)
{
    int red = (int)(rgb >> 16 & 255), green = (int)(rgb >> 8 & 255), blue = (int)(rgb & 255);
    return abs(red - green) < 24 && abs(green - blue) < 24 && abs(red - blue) < 24;
}

/* Nearest background of the same darkness, and grey for a grey, so that its text still fits. */
static int nearest_ground(uint32_t rgb, int n_colors)
{
    bool light = color_luminance(rgb) > HALF_WAY;
    int best = light ? 7 : 0;
    for (int i = 0; i < n_colors; i++) {
        bool fits =
            (color_luminance(basic[i]) > HALF_WAY) == light && (is_grey(basic[i]) || !is_grey(rgb));
        if (fits && distance(rgb, basic[i]) < distance(rgb, basic[best]))
            best = i;
    }
    return best;
}

/* Nearest colour that is readable on `ground`, else the most readable. */
static int nearest_readable(uint32_t rgb, uint32_t ground, int n_colors)
{
    int best = -1, most = 0;
    for (int i = 0; i < n_colors; i++) {
        double contrast = color_contrast(basic[i], ground);
        bool fits = contrast >= READABLE && (is_grey(basic[i]) || !is_grey(rgb));
        if (fits && (best < 0 || distance(rgb, basic[i]) < distance(rgb, basic[best])))
            best = i;
        most = contrast > color_contrast(basic[most], ground) ? i : most;
    }
    return best >= 0 ? best : most;
}

/* True for a colour readable on black and on white, chosen for an unknown background. */
static bool suits_any_ground(uint32_t rgb)
{
    return color_contrast(rgb, 0x000000) >= READABLE && color_contrast(rgb, 0xffffff) >= READABLE;
}

/* Background of the pair; for the default one, black or white, whichever suits the text. */
static uint32_t ground_of(struct color_pair pair)
{
    if (pair.background >= 0)
        return palette_rgb(pair.background);
    return color_luminance(palette_rgb(pair.foreground)) > HALF_WAY ? 0x000000 : 0xffffff;
}

struct color_pair palette_reduce(struct color_pair pair, int n_colors)
{
    struct color_pair reduced = {-1, -1};
    if (pair.background >= 0)
        reduced.background = nearest_ground(palette_rgb(pair.background), n_colors);
    uint32_t text = pair.foreground < 0 ? 0 : palette_rgb(pair.foreground);
    if (pair.foreground >= 0 && (pair.background >= 0 || !suits_any_ground(text))) {
        struct color_pair on = {pair.foreground, reduced.background};
        reduced.foreground = nearest_readable(text, ground_of(on), n_colors);
    }
    return reduced;
}

bool palette_may_be_bold(struct color_pair pair)
{
    return pair.foreground < 0 || pair.foreground > 7 ||
           color_contrast(basic[pair.foreground + 8], ground_of(pair)) >= READABLE;
}

static int indexed(int32_t color)
{
    return color == COLOR_DEFAULT     ? -1
           : (color & COLOR_RGB) != 0 ? palette_nearest((uint32_t)color & 0xffffff)
                                      : (int)color;
}

static struct color_pair colors_of(const struct description *d, struct style style)
{
    struct color_pair pair = {indexed(style.foreground), indexed(style.background)};
    return d->colors < 256 ? palette_reduce(pair, d->colors) : pair;
}

struct style ink_look(const struct description *d, struct style style)
{
    struct style look = {style.foreground, style.background, style.attributes & d->attributes};
    if (d->colors == 0) {
        look.foreground = look.background = COLOR_DEFAULT;
    } else if (d->colors <= 256) {
        struct color_pair pair = colors_of(d, style);
        look.foreground = pair.foreground;
        look.background = pair.background;
        if (d->colors < 16 && !palette_may_be_bold(pair))
            look.attributes &= ~(uint32_t)ATTRIBUTE_BOLD;
    }
    if (look.foreground != COLOR_DEFAULT || look.background != COLOR_DEFAULT)
        look.attributes &= ~d->without_colors;
    return look;
}
