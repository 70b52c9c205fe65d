/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/sgr.h"

#include <string.h>

#include "base/compiler.h"

static const struct {
    uint16_t attribute;
    const char *on, *off;
} codes[] = {
    {ATTRIBUTE_BOLD, "1;", "22;"},    {ATTRIBUTE_DIM, "2;", "22;"},
    {ATTRIBUTE_ITALIC, "3;", "23;"},  {ATTRIBUTE_UNDERLINE, "4;", "24;"},
    {ATTRIBUTE_REVERSE, "7;", "27;"}, {ATTRIBUTE_STRUCK, "9;", "29;"},
};

/* `base`: 30 for the foreground, 40 for the background. */
static void add_color(struct buf *b, int32_t color, int base)
{
    if (color == COLOR_DEFAULT)
        buf_printf(b, "%d;", base + 9);
    else if (color & COLOR_RGB)
        buf_printf(b, "%d;2;%d;%d;%d;", base + 8, color >> 16 & 255, color >> 8 & 255, color & 255);
    else if (color < 8)
        buf_printf(b, "%d;", base + (int)color);
    else if (color < 16)
        buf_printf(b, "%d;", base + 60 + (int)color - 8);
    else
        buf_printf(b, "%d;5;%d;", base + 8, (int)color);
}

/* Replaces the last separator. */
static void finish(struct buf *b)
{
    b->p[b->n - 1] = 'm';
}

void sgr_add_style(struct buf *b, struct style style)
{
    buf_add_c(b, "\033[;");
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
        buf_add_c(b, style.attributes & codes[i].attribute ? codes[i].on : "");
    if (style.foreground != COLOR_DEFAULT)
        add_color(b, style.foreground, 30);
    if (style.background != COLOR_DEFAULT)
        add_color(b, style.background, 40);
    finish(b);
}

static void add_difference(struct buf *b, const struct style *from, const struct style *to)
{
    uint16_t weight = ATTRIBUTE_BOLD | ATTRIBUTE_DIM; /* ended together */
    uint16_t ended = from->attributes & (uint16_t)~to->attributes, set = to->attributes;
    set &= (uint16_t) ~(ended & weight ? from->attributes & (uint16_t)~weight : from->attributes);
    buf_add_c(b, "\033[");
    buf_add_c(b, ended & weight ? "22;" : "");
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
        bool off = (ended & codes[i].attribute & (uint16_t)~weight) != 0;
        buf_add_c(b, off ? codes[i].off : set & codes[i].attribute ? codes[i].on : "");
    }
    if (from->foreground != to->foreground)
        add_color(b, to->foreground, 30);
    if (from->background != to->background)
        add_color(b, to->background, 40);
    finish(b);
}

/* True when the change ends no attribute or colour. */
static bool only_sets(const struct style *from, const struct style *to)
{
    return (from->attributes & (uint16_t)~to->attributes) == 0 &&
           (from->foreground == COLOR_DEFAULT || to->foreground != COLOR_DEFAULT) &&
           (from->background == COLOR_DEFAULT || to->background != COLOR_DEFAULT);
}

void sgr_add_change(struct buf *b, const struct style *from, const struct style *to, bool ends)
{
    if (style_eq(from, to))
        return;
    size_t start = b->n;
    sgr_add_style(b, *to);
    if (ends || only_sets(from, to)) {
        size_t whole = b->n - start;
        add_difference(b, from, to);
        size_t difference = b->n - start - whole;
        if (difference < whole)
            memmove(b->p + start, b->p + start + whole, difference);
        buf_truncate(b, start + (difference < whole ? difference : whole));
    }
}
