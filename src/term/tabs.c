/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/tabs.h"

#include <string.h>

bool tabs_has(const struct tabs *t, int column)
{
    for (int i = 0; i < t->n; i++)
        if (t->columns[i] == column)
            return true;
    return false;
}

void tabs_add(struct tabs *t, int column)
{
    int i = t->n;
    if (column <= 0 || column >= TABS_COLUMNS || t->n == TABS_MAX || tabs_has(t, column))
        return;
    for (t->n++; i > 0 && t->columns[i - 1] > column; i--)
        t->columns[i] = t->columns[i - 1];
    t->columns[i] = (uint8_t)column;
}

int tabs_between(const struct tabs *t, int from, int to)
{
    int n = 0;
    for (int i = 0; i < t->n && t->columns[i] <= to; i++)
        n += t->columns[i] > from;
    return tabs_has(t, to) ? n : 0;
}

void tabs_restore(int width, struct buf *out)
{
    enum { WIDTH = 8 };
    buf_add_c(out, "\033[3g\r");
    for (int x = WIDTH; x < width; x += WIDTH)
        buf_printf(out, "\033[%dC\033H", WIDTH);
}
