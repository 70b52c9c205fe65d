/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/sgr.h"

#include "base/compiler.h"

static const struct {
    uint32_t attribute;
    const char *on, *off;
} codes[] = {
    {ATTRIBUTE_BOLD, "1;", "22;"},    {ATTRIBUTE_DIM, "2;", "22;"},
    {ATTRIBUTE_ITALIC, "3;", "23;"},  {ATTRIBUTE_UNDERLINE, "4;", "24;"},
    {ATTRIBUTE_REVERSE, "7;", "27;"}, {ATTRIBUTE_STRUCK, "9;", "29;"},
};

static void add_code(struct sequence *s, int code)
{
    sequence_add_number(s, code);
    sequence_add(s, ";");
}

/* `base`: 30 for the foreground, 40 for the background. */
static void add_color(struct sequence *s, int32_t color, int base)
{
    if (color == COLOR_DEFAULT) {
        add_code(s, base + 9);
    } else if (color & COLOR_RGB) {
        add_code(s, base + 8);
        add_code(s, 2);
        for (int shift = 16; shift >= 0; shift -= 8)
            add_code(s, color >> shift & 255);
    } else if (color < 16) {
        add_code(s, color < 8 ? base + (int)color : base + 60 + (int)color - 8);
    } else {
        add_code(s, base + 8);
        add_code(s, 5);
        add_code(s, (int)color);
    }
}

/* Replaces the last separator. */
static void finish(struct sequence *s)
{
    s->bytes[s->n - 1] = 'm';
}

struct sequence sgr_style(struct style style)
{
    struct sequence s = {0};
    sequence_add(&s, "\033[;");
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
        sequence_add(&s, style.attributes & codes[i].attribute ? codes[i].on : "");
    if (style.foreground != COLOR_DEFAULT)
        add_color(&s, style.foreground, 30);
    if (style.background != COLOR_DEFAULT)
        add_color(&s, style.background, 40);
    finish(&s);
    return s;
}

static struct sequence difference(const struct style *from, const struct style *to)
{
    struct sequence s = {0};
    uint32_t weight = ATTRIBUTE_BOLD | ATTRIBUTE_DIM; /* ended together */
    uint32_t ended = from->attributes & ~to->attributes, set = to->attributes;
    set &= ~(ended & weight ? from->attributes & ~weight : from->attributes);
    sequence_add(&s, "\033[");
    sequence_add(&s, ended & weight ? "22;" : "");
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
        bool off = (ended & codes[i].attribute & ~weight) != 0;
        sequence_add(&s, off ? codes[i].off : set & codes[i].attribute ? codes[i].on : "");
    }
    if (from->foreground != to->foreground)
        add_color(&s, to->foreground, 30);
    if (from->background != to->background)
        add_color(&s, to->background, 40);
    finish(&s);
    return s;
}

/* True when the change ends no attribute or colour. */
static bool only_sets(const struct style *from, const struct style *to)
{
    return (from->attributes & ~to->attributes) == 0 &&
           (from->foreground == COLOR_DEFAULT || to->foreground != COLOR_DEFAULT) &&
           (from->background == COLOR_DEFAULT || to->background != COLOR_DEFAULT);
}

struct sequence sgr_change(const struct style *from, const struct style *to, bool ends)
{
    if (style_eq(from, to))
        return (struct sequence){0};
    struct sequence whole = sgr_style(*to);
    if (!ends && !only_sets(from, to))
        return whole;
    struct sequence change = difference(from, to);
    return change.n < whole.n ? change : whole;
}
