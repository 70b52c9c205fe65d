/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/draw/logical.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "layout/bidi-inverse.h"
#include "text/utf8.h"

struct scratch {
    struct cell *cells;
    uint32_t *chars;
    size_t *order;
};

static uint32_t first_char(const struct surface *s, const struct cell *c)
{
    size_t at = 0;
    struct str text = str_from(surface_cell_text(s, c));
    if (text.n == 0)
        return c->width == 0 ? 0 : ' ';
    return utf8_next(text, &at);
}

static void set_char(struct cell *c, uint32_t character)
{
    AUTO(buf) text = BUF_INIT;
    utf8_add(&text, character);
    c->long_text = 0;
    memset(c->text, 0, sizeof c->text);
    memcpy(c->text, text.p, text.n);
}

static void order_row(struct surface *s, int y, struct scratch *t, int *painted)
{
    size_t n = (size_t)(s->row_sizes[y] == ROW_SINGLE ? s->width : s->width / 2);
    struct cell *row = s->cells + (size_t)y * (size_t)s->width;
    int cursor = s->cursor_x;
    for (size_t x = 0; x < n; x++)
        t->chars[x] = first_char(s, &row[x]);
    if (!bidi_invert(t->chars, n, t->order))
        return;
    for (size_t x = 0; x < n; x++) {
        t->cells[x] = row[x];
        if (t->chars[x] != first_char(s, &row[x]))
            set_char(&t->cells[x], t->chars[x]);
    }
    for (size_t x = 0; x < n; x++) {
        row[x] = t->cells[t->order[x]];
        painted[x] = (int)t->order[x];
        if (y == s->cursor_y && t->order[x] == (size_t)cursor)
            s->cursor_x = (int)x;
    }
}

void logical_order(struct logical *l, struct surface *s)
{
    size_t n = (size_t)s->width;
    AUTO_FREE struct cell *cells = mem_zalloc(n, sizeof *cells);
    AUTO_FREE uint32_t *chars = mem_zalloc(n, sizeof *chars);
    AUTO_FREE size_t *order = mem_zalloc(n, sizeof *order);
    struct scratch scratch = {cells, chars, order};
    l->width = s->width;
    l->height = s->height;
    l->painted = mem_resize(l->painted, n * (size_t)s->height, sizeof *l->painted);
    for (int y = 0; y < s->height; y++) {
        int *painted = l->painted + (size_t)y * n;
        for (int x = 0; x < s->width; x++)
            painted[x] = x;
        order_row(s, y, &scratch, painted);
    }
}

int logical_painted(const struct logical *l, int x, int y)
{
    bool known = x >= 0 && x < l->width && y >= 0 && y < l->height;
    return known ? l->painted[(size_t)y * (size_t)l->width + (size_t)x] : x;
}

void logical_fini(struct logical *l)
{
    free(l->painted);
    *l = (struct logical){0};
}
