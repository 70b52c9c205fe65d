/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/ink.h"

#include "term/palette.h"

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
