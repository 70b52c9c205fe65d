/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/sgr.h"

#include "base/compiler.h"

static void add_color(struct buf *b, int32_t color, int base)
{
    if (color == COLOR_DEFAULT) {
        return;
    }
    if (color & COLOR_RGB) {
        buf_printf(b, ";%d;2;%d;%d;%d", base, color >> 16 & 255, color >> 8 & 255, color & 255);
    } else {
        buf_printf(b, ";%d;5;%d", base, (int)color);
    }
}

void sgr_add_style(struct buf *b, struct style style)
{
    static const struct {
        uint16_t attribute;
        const char *code;
    } codes[] = {
        {ATTRIBUTE_BOLD, ";1"},      {ATTRIBUTE_DIM, ";2"},     {ATTRIBUTE_ITALIC, ";3"},
        {ATTRIBUTE_UNDERLINE, ";4"}, {ATTRIBUTE_REVERSE, ";7"}, {ATTRIBUTE_STRUCK, ";9"},
    };
    buf_add_c(b, "\033[0");
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
        if (style.attributes & codes[i].attribute) {
            buf_add_c(b, codes[i].code);
        }
    }
    add_color(b, style.foreground, 38);
    add_color(b, style.background, 48);
    buf_add_char(b, 'm');
}
