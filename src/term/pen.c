/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/pen.h"

#include <limits.h>
#include <stdlib.h>

#include "term/sgr.h"

/* ---- tab stops ------------------------------------------------------------------------------- */

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

enum { MAX_FEEDS = 4, MAX_BACKSPACES = 3 };

/* ---- bytes of moves: counted for many, sent for one --------------------------------------- */

static int absolute_bytes(int x, int y)
{
    return x == 0 ? sequence_csi_bytes(y + 1)
                  : 4 + sequence_number_bytes(y + 1) + sequence_number_bytes(x + 1);
}

static int by_columns_bytes(int from, int to)
{
    bool back = to < from && from - to <= MAX_BACKSPACES;
    return from < 0 ? INT_MAX : back ? from - to : sequence_csi_bytes(abs(to - from));
}

static int to_column_bytes(const struct description *d, int to)
{
    return d->moves_in_line ? sequence_csi_bytes(to + 1) : INT_MAX;
}

/* Shortest move along the row without tabs. Without CHA, the column must be known. */
static int untabbed_bytes(const struct description *d, int from, int to)
{
    int by = by_columns_bytes(from, to), at = to_column_bytes(d, to);
    return from == to ? 0 : by <= at ? by : at;
}

static int columns_bytes(const struct pen *p, int from, int to)
{
    int untabbed = untabbed_bytes(p->description, from, to);
    int tabs = from < 0 ? 0 : tabs_between(&p->stops, from, to);
    return tabs > 0 && tabs < untabbed ? tabs : untabbed;
}

static int rows_bytes(int by)
{
    return by < 0 || by > MAX_FEEDS ? sequence_csi_bytes(abs(by)) : by;
}

enum way { WAY_NONE, WAY_ABSOLUTE, WAY_FROM_HERE, WAY_FROM_EDGE };

/* Column to move from along the row; at the edge, only moves along the column are certain. */
static int column_for(const struct pen *p, int x)
{
    return p->edge == x ? x : p->x;
}

static enum way shortest(const struct pen *p, int x, int y, int *bytes)
{
    const struct description *d = p->description;
    int column = column_for(p, x);
    enum way best = WAY_ABSOLUTE;
    *bytes = 0;
    if (p->x == x && p->y == y)
        return WAY_NONE;
    *bytes = absolute_bytes(x, y);
    if (p->absolute || p->y < 0)
        return WAY_ABSOLUTE;
    bool knows_way = column >= 0 || d->moves_in_line;
    int rows = rows_bytes(y - p->y), from_edge = 1 + rows + columns_bytes(p, 0, x);
    int from_here = knows_way ? rows + columns_bytes(p, column, x) : INT_MAX;
    if (from_here < *bytes) {
        best = WAY_FROM_HERE;
        *bytes = from_here;
    }
    if (from_edge < *bytes) {
        best = WAY_FROM_EDGE;
        *bytes = from_edge;
    }
    return best;
}

static void add_absolute(struct sequence *s, int x, int y)
{
    if (x == 0) {
        sequence_add_csi(s, y + 1, "H");
        return;
    }
    sequence_add(s, "\033[");
    sequence_add_number(s, y + 1);
    sequence_add(s, ";");
    sequence_add_number(s, x + 1);
    sequence_add(s, "H");
}

static void add_columns(struct sequence *s, const struct pen *p, int from, int to)
{
    int bytes = columns_bytes(p, from, to), untabbed = untabbed_bytes(p->description, from, to);
    if (bytes == 0)
        return;
    if (bytes < untabbed)
        sequence_add(s, &"\t\t\t\t\t\t"[TABS_MAX - bytes]);
    else if (bytes < by_columns_bytes(from, to))
        sequence_add_csi(s, to + 1, "G");
    else if (to < from && from - to <= MAX_BACKSPACES)
        sequence_add(s, &"\b\b\b"[MAX_BACKSPACES - (from - to)]);
    else
        sequence_add_csi(s, abs(to - from), to < from ? "D" : "C");
}

/* Line feeds keep the column: the terminal's driver does not add carriage returns. */
static void add_rows(struct sequence *s, int by)
{
    if (by < 0)
        sequence_add_csi(s, -by, "A");
    else if (by > MAX_FEEDS)
        sequence_add_csi(s, by, "B");
    else
        sequence_add(s, &"\n\n\n\n"[MAX_FEEDS - by]);
}

void pen_move(struct pen *p, int x, int y, struct buf *out)
{
    bool sets_tab = tabs_has(&p->wanted, x) && !tabs_has(&p->stops, x) && !p->absolute;
    if (p->x == x && p->y == y && !sets_tab)
        return;
    struct sequence s = {0};
    int bytes;
    enum way way = shortest(p, x, y, &bytes);
    if (way == WAY_ABSOLUTE) {
        add_absolute(&s, x, y);
    } else if (way != WAY_NONE) {
        sequence_add(&s, way == WAY_FROM_EDGE ? "\r" : "");
        add_rows(&s, y - p->y);
        add_columns(&s, p, way == WAY_FROM_EDGE ? 0 : column_for(p, x), x);
    }
    if (sets_tab) {
        sequence_add(&s, "\033H");
        tabs_add(&p->stops, x);
    }
    sequence_send(&s, out);
    p->x = x;
    p->y = y;
    p->edge = -1;
}

void pen_keep_tabs(struct pen *p)
{
    p->wanted = (struct tabs){0};
}

void pen_set_tabs(struct pen *p, const struct tabs *wanted, struct buf *out)
{
    buf_add_c(out, "\033[3g");
    p->stops = (struct tabs){0};
    p->wanted = *wanted;
}

void pen_advance(struct pen *p, int to, int width, bool keeps)
{
    p->x = to < width ? to : -1;
    p->edge = to == width && keeps ? width - 1 : -1;
}

size_t pen_cost_of_move(const struct pen *p, int x, int y)
{
    int bytes;
    shortest(p, x, y, &bytes);
    return (size_t)bytes;
}

void pen_reset(struct pen *p, struct buf *out)
{
    buf_add_c(out, "\033[r\033[m");
    p->style = style_plain;
    p->x = p->y = p->edge = -1;
    p->stops = p->wanted = (struct tabs){0};
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
        buf_add_c(out, "\033]8;;\a"); /* a byte less than ST */
    else
        buf_printf(out, "\033]8;id=%u;%s\a", link, url);
    p->link = link;
}

void pen_scroll(struct pen *p, struct rect area, bool margins, int by, struct buf *out)
{
    pen_set_style(p, &style_plain, out);
    if (margins)
        buf_printf(out, "\033[?69h\033[%d;%ds", area.x + 1, area.x + area.width);
    buf_printf(out, "\033[%d;%dr", area.y + 1, area.y + area.height);
    if (p->description->scrolls_by_lines)
        buf_printf(out, "\033[%d;%dH\033[%d%c", area.y + 1, area.x + 1, abs(by),
                   by > 0 ? 'M' : 'L');
    else
        buf_printf(out, "\033[%d%c", abs(by), by > 0 ? 'S' : 'T');
    buf_add_c(out, "\033[r");
    buf_add_c(out, margins ? "\033[?69l" : "");
    p->edge = -1;
    p->x = p->y = 0; /* DECSTBM moves the cursor home */
}

void pen_erase_below(struct pen *p, int y, struct buf *out)
{
    pen_set_style(p, &style_plain, out);
    pen_move(p, 0, y, out);
    buf_add_c(out, "\033[J");
}
