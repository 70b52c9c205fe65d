/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/find.h"

#include "text/width.h"

size_t find_in(struct str text, struct str what, size_t from)
{
    return what.n > 0 ? str_find_nocase(text, what, from) : SIZE_MAX;
}

void find_light(const struct canvas *c, int x, int y, int width, struct str text, struct str what)
{
    for (size_t at = 0; (at = find_in(text, what, at)) != SIZE_MAX; at += what.n) {
        int from = text_width(str_slice(text, 0, at));
        int to = from + text_width(str_slice(text, at, at + what.n));
        if (from >= width) {
            return;
        }
        to = to < width ? to : width;
        surface_restyle(c->surface, (struct rect){x + from, y, to - from, 1},
                        c->theme->styles[ROLE_FOUND]);
    }
}
