/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/pen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "term/sgr.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

/* Sequence of a move; the longest is absolute, with two numbers of four digits. */
struct move {
    char bytes[32];
    size_t n;
};

static void add(struct move *m, const char *bytes)
{
    size_t n = strlen(bytes);
    if (m->n + n < sizeof m->bytes)
        memcpy(m->bytes + m->n, bytes, n + 1);
    m->n += n;
}

static void add_number(struct move *m, const char *format, int number)
{
    char bytes[16];
    snprintf(bytes, sizeof bytes, format, number);
    add(m, number == 1 ? "\033[" : bytes);
    if (number == 1)
        add(m, format + strlen(format) - 1);
}

static const struct move *shorter(const struct move *a, const struct move *b)
{
    return b->n < a->n ? b : a;
}

static struct move absolute(int x, int y)
{
    struct move m = {0};
    if (x == 0) {
        add_number(&m, "\033[%dH", y + 1);
    } else {
        snprintf(m.bytes, sizeof m.bytes, "\033[%d;%dH", y + 1, x + 1);
        m.n = strlen(m.bytes);
    }
    return m;
}

/* Appends the shortest move along the row. Without CHA, the column must be known. */
static void add_columns(struct move *m, const struct description *d, int from, int to)
{
    struct move by = {0}, at = {0};
    if (from == to)
        return;
    if (from < 0)
        by.n = sizeof by.bytes;
    else if (to < from && from - to < 4)
        add(&by, &"\b\b\b"[3 - (from - to)]);
    else
        add_number(&by, to < from ? "\033[%dD" : "\033[%dC", abs(to - from));
    if (d->moves_in_line)
        add_number(&at, "\033[%dG", to + 1);
    add(m, (at.n > 0 ? shorter(&by, &at) : &by)->bytes);
}

/* Line feeds keep the column: the terminal's driver does not add carriage returns. */
static struct move downwards(const struct pen *p, int x, int y, bool from_edge)
{
    struct move m = {0};
    add(&m, from_edge ? "\r" : "");
    for (int i = p->y; i < y; i++)
        add(&m, "\n");
    add_columns(&m, p->description, from_edge ? 0 : p->x, x);
    return m;
}

void pen_move(struct pen *p, int x, int y, struct buf *out)
{
    enum { MAX_DOWN = 4 };
    if (p->x == x && p->y == y)
        return;
    struct move at = absolute(x, y);
    const struct move *best = &at;
    struct move edge, down;
    if (!p->absolute && p->y >= 0 && y >= p->y && y - p->y <= MAX_DOWN) {
        edge = downwards(p, x, y, true);
        best = shorter(best, &edge);
        if (p->x >= 0 || p->description->moves_in_line) {
            down = downwards(p, x, y, false);
            best = shorter(best, &down);
        }
    }
    buf_add_c(out, best->bytes);
    p->x = x;
    p->y = y;
}

void pen_reset(struct pen *p, struct buf *out)
{
    buf_add_c(out, "\033[r\033[m");
    p->style = plain;
    p->x = p->y = -1;
}

void pen_set_style(struct pen *p, const struct style *style, struct buf *out)
{
    sgr_add_change(out, &p->style, style, p->description->ends_attributes);
    p->style = *style;
}

void pen_set_link(struct pen *p, uint16_t link, const char *url, struct buf *out)
{
    if (p->link == link)
        return;
    if (link == 0)
        buf_add_c(out, "\033]8;;\033\\");
    else
        buf_printf(out, "\033]8;id=g%u;%s\033\\", link, url);
    p->link = link;
}

void pen_scroll(struct pen *p, int top, int bottom, int by, struct buf *out)
{
    pen_set_style(p, &plain, out);
    buf_printf(out, "\033[%d;%dr\033[%d%c\033[r", top + 1, bottom, abs(by), by > 0 ? 'S' : 'T');
    p->x = p->y = 0; /* DECSTBM moves the cursor home */
}
