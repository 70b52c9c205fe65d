/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/pen.h"

#include <stdlib.h>
#include <string.h>

#include "term/sgr.h"

static const struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

static const struct sequence *shorter(const struct sequence *a, const struct sequence *b)
{
    return b->n < a->n ? b : a;
}

static struct sequence absolute(int x, int y)
{
    struct sequence s = {0};
    if (x == 0) {
        sequence_add_csi(&s, y + 1, "H");
        return s;
    }
    sequence_add(&s, "\033[");
    sequence_add_number(&s, y + 1);
    sequence_add(&s, ";");
    sequence_add_number(&s, x + 1);
    sequence_add(&s, "H");
    return s;
}

/* Appends the shortest move along the row. Without CHA, the column must be known. */
static void add_columns(struct sequence *s, const struct description *d, int from, int to)
{
    struct sequence by = {0}, at = {0};
    if (from == to)
        return;
    if (from < 0)
        by.n = sizeof by.bytes;
    else if (to < from && from - to < 4)
        sequence_add(&by, &"\b\b\b"[3 - (from - to)]);
    else
        sequence_add_csi(&by, abs(to - from), to < from ? "D" : "C");
    if (d->moves_in_line)
        sequence_add_csi(&at, to + 1, "G");
    const struct sequence *best = at.n > 0 ? shorter(&by, &at) : &by;
    memcpy(s->bytes + s->n, best->bytes, best->n);
    s->n += best->n;
}

/* Appends a move along the column. Line feeds keep it: the terminal's driver does not add carriage
 * returns. */
static void add_rows(struct sequence *s, int by)
{
    enum { MAX_FEEDS = 4 };
    if (by < 0)
        sequence_add_csi(s, -by, "A");
    else if (by > MAX_FEEDS)
        sequence_add_csi(s, by, "B");
    else
        sequence_add(s, &"\n\n\n\n"[MAX_FEEDS - by]);
}

static struct sequence shortest(const struct pen *p, int x, int y)
{
    struct sequence from_edge = {0}, from_here = {0};
    if (p->x == x && p->y == y)
        return from_here;
    struct sequence at = absolute(x, y);
    const struct sequence *best = &at;
    int column = p->edge == x ? x : p->x;
    if (p->absolute || p->y < 0)
        return at;
    add_rows(&from_here, y - p->y);
    if (column >= 0 || p->description->moves_in_line) {
        add_columns(&from_here, p->description, column, x);
        best = shorter(best, &from_here);
    }
    sequence_add(&from_edge, "\r");
    add_rows(&from_edge, y - p->y);
    add_columns(&from_edge, p->description, 0, x);
    return *shorter(best, &from_edge);
}

void pen_move(struct pen *p, int x, int y, struct buf *out)
{
    struct sequence s = shortest(p, x, y);
    sequence_send(&s, out);
    p->x = x;
    p->y = y;
    p->edge = -1;
}

void pen_advance(struct pen *p, int to, int width, bool keeps)
{
    p->x = to < width ? to : -1;
    p->edge = to == width && keeps ? width - 1 : -1;
}

size_t pen_cost_of_move(const struct pen *p, int x, int y)
{
    return shortest(p, x, y).n;
}

void pen_reset(struct pen *p, struct buf *out)
{
    buf_add_c(out, "\033[r\033[m");
    p->style = plain;
    p->x = p->y = p->edge = -1;
}

void pen_set_style(struct pen *p, const struct style *style, struct buf *out)
{
    struct sequence s = sgr_change(&p->style, style, p->description->ends_attributes);
    sequence_send(&s, out);
    p->style = *style;
}

size_t pen_cost_of_style(const struct pen *p, const struct style *style)
{
    return sgr_change(&p->style, style, p->description->ends_attributes).n;
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

void pen_scroll(struct pen *p, struct rect area, bool margins, int by, struct buf *out)
{
    pen_set_style(p, &plain, out);
    if (margins)
        buf_printf(out, "\033[?69h\033[%d;%ds", area.x + 1, area.x + area.width);
    buf_printf(out, "\033[%d;%dr\033[%d%c\033[r", area.y + 1, area.y + area.height, abs(by),
               by > 0 ? 'S' : 'T');
    buf_add_c(out, margins ? "\033[?69l" : "");
    p->edge = -1;
    p->x = p->y = 0; /* DECSTBM moves the cursor home */
}
