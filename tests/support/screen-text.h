/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of a surface, for comparison. */
#pragma once

#include "base/buf.h"
#include "screen/surface.h"

/* Appends the rows, one line each, without trailing blanks. */
static inline void surface_add_plain(struct buf *b, const struct surface *s)
{
    for (int y = 0; y < s->height; y++) {
        size_t end = b->n;
        for (int x = 0; x < s->width; x++) {
            const struct cell *c = surface_cell(s, x, y);
            const char *text = surface_cell_text(s, c);
            if (text[0]) {
                buf_add_c(b, text);
                end = b->n;
            } else if (c->width > 0) {
                buf_add_char(b, ' ');
            }
        }
        buf_truncate(b, end);
        buf_add_char(b, '\n');
    }
}
