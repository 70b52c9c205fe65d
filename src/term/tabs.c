/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/tabs.h"

void tabs_add(struct tabs *t, int column)
{
    if (column <= 0 || column >= TABS_COLUMNS || tabs_count(t) == TABS_MAX || tabs_has(t, column))
        return;
    for (int x = column; x < TABS_COLUMNS; x++)
        t->up_to[x]++;
}

void tabs_restore(int width, struct buf *out)
{
    enum { WIDTH = 8 };
    buf_add_c(out, "\033[3g\r");
    for (int x = WIDTH; x < width; x += WIDTH)
        buf_printf(out, "\033[%dC\033H", WIDTH);
}
