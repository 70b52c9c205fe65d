/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/shift.h"

#include <string.h>

#include "base/mem.h"
#include "term/cells.h"

/* ---- search ---------------------------------------------------------------------------------- */

/* Bytes to send for the rows from `from` to before `to` as far as they are shown already. */
static long bytes_shown(const struct scroll_row *rows, int from, int to)
{
    long sum = 0;
    for (int y = from; y < to; y++)
        sum += rows[y].shown == rows[y].wanted ? (long)rows[y].bytes : 0;
    return sum;
}

/* Bytes saved by moving rows to those from `from` to before `to`. */
static long gain_of(const struct scroll_row *rows, const struct scroll *s, int from, int to)
{
    long gain = 0;
    for (int y = from; y < to; y++)
        gain += (long)rows[y].bytes;
    return gain - bytes_shown(rows, s->top, s->bottom);
}

bool scroll_find(const struct scroll_row *rows, int n, long cost, struct scroll *out)
{
    long best = cost;
    for (int by = 1 - n; by < n; by++) {
        int from = by < 0 ? -by : 0, end = by < 0 ? n : n - by;
        for (int y = from; by != 0 && y < end; y++) {
            int start = y;
            while (y < end && rows[y].wanted == rows[y + by].shown)
                y++;
            struct scroll s = {by < 0 ? start + by : start, by < 0 ? y : y + by, by};
            long gain = y > start ? gain_of(rows, &s, start, y) : 0;
            if (gain > best) {
                best = gain;
                *out = s;
            }
        }
    }
    return best > cost;
}

/* ---- moving rows ----------------------------------------------------------------------------- */

/* Moves the rows of an area in the image. */
static void move_rows(struct paint *p, const struct rect *area, int by)
{
    int end = area->y + area->height, step = by > 0 ? 1 : -1;
    for (int y = by > 0 ? area->y : end - 1; y >= area->y && y < end; y += step) {
        struct cell *to = paint_row(p, p->shown, y) + area->x;
        bool blank = y + by < area->y || y + by >= end;
        if (blank)
            row_clear(to, area->width);
        else
            memcpy(to, paint_row(p, p->shown, y + by) + area->x, (size_t)area->width * sizeof *to);
        if (area->width == p->width)
            p->doubtful[y] = !blank && p->doubtful[y + by];
    }
}

/* True when no character shown there crosses a margin. */
static bool has_clear_margins(const struct paint *p, const struct rect *area)
{
    int end = area->x + area->width;
    for (int y = area->y; y < area->y + area->height; y++) {
        const struct cell *row = paint_row(p, p->shown, y);
        if (p->doubtful[y] || row[area->x].width == 0 || (end < p->width && row[end].width == 0))
            return false;
    }
    return true;
}

static bool find_move(const struct paint *p, const struct rect *pane, long cost, struct scroll *out)
{
    AUTO_FREE struct scroll_row *rows = mem_zalloc((size_t)pane->height, sizeof *rows);
    for (int y = 0; y < pane->height; y++) {
        const struct cell *wanted = paint_row(p, p->wanted, pane->y + y) + pane->x;
        rows[y].shown = row_hash(paint_row(p, p->shown, pane->y + y) + pane->x, pane->width);
        rows[y].wanted = row_hash(wanted, pane->width);
        rows[y].bytes = row_count_text(wanted, pane->width);
    }
    return scroll_find(rows, pane->height, cost, out);
}

/* Bytes saved by clearing a row of a pane first: it needs no erasing, but what would stay is sent.
 */
static long gain_of_clearing(const struct paint *p, const struct rect *pane, int y)
{
    enum { ERASE = 5 }; /* bytes at most */
    long gain = 0;
    const struct cell *shown = paint_row(p, p->shown, y), *wanted = paint_row(p, p->wanted, y);
    for (int x = pane->x, blanks = 0; x < pane->x + pane->width; x++) {
        const struct cell *c = &wanted[x];
        bool cleared = cell_is_erased(c);
        bool stays = cells_eq(c, &shown[x]);
        blanks = cleared ? blanks + !stays : 0;
        gain += cleared && !stays && blanks <= ERASE;
        gain -= !cleared && stays ? c->width : 0;
    }
    return gain;
}

/* The rows of a pane that are best cleared, as a scroll by their height. */
static bool find_cleared(const struct paint *p, const struct rect *pane, long cost,
                         struct scroll *out)
{
    long best = cost, gain = 0;
    for (int y = 0, top = 0; y < pane->height; y++) {
        if (gain <= 0) {
            gain = 0;
            top = y;
        }
        gain += gain_of_clearing(p, pane, pane->y + y);
        if (gain > best) {
            best = gain;
            *out = (struct scroll){top, y + 1, y + 1 - top};
        }
    }
    return best > cost;
}

static bool differs(const struct paint *p, const struct rect *pane, int y)
{
    return !rows_eq(paint_row(p, p->shown, y) + pane->x, paint_row(p, p->wanted, y) + pane->x,
                    pane->width);
}

/* Rows of the pane from the first to the last one that differs. */
static struct rect changed_part(const struct paint *p, struct rect pane)
{
    while (pane.height > 0 && !differs(p, &pane, pane.y)) {
        pane.y++;
        pane.height--;
    }
    while (pane.height > 0 && !differs(p, &pane, pane.y + pane.height - 1))
        pane.height--;
    return pane;
}

/* Moves rows of a pane, or clears some. */
static void shift_pane(struct paint *p, struct rect all, struct buf *out)
{
    enum { COST = 32, COST_OF_MARGINS = 24 }; /* bytes, with what restores cursor and style */
    struct rect pane = changed_part(p, all);
    bool margins = pane.width < p->width;
    long cost = margins ? COST + COST_OF_MARGINS : COST;
    struct scroll move;
    if (pane.height == 0 ||
        (!find_move(p, &pane, cost, &move) && !find_cleared(p, &pane, cost, &move)))
        return;
    struct rect area = {pane.x, pane.y + move.top, pane.width, move.bottom - move.top};
    if (margins && !has_clear_margins(p, &area))
        return;
    if (move.by == area.height && !margins && area.y + area.height == p->height)
        pen_erase_below(&p->pen, area.y, out);
    else
        pen_scroll(&p->pen, area, margins, move.by, out);
    move_rows(p, &area, move.by);
}

void shift_rows(struct paint *p, const struct surface *s, struct buf *out)
{
    enum { MIN_TOUCHED = 3 }; /* rows; fewer are cheaper to send than to compare */
    int touched = 0;
    for (int y = 0; y < p->height; y++)
        touched += p->touched[y];
    if (!p->description->scrolls || touched < MIN_TOUCHED)
        return;
    shift_pane(p, (struct rect){0, 0, p->width, p->height}, out);
    for (size_t i = 0; i < s->n_panes; i++)
        if (s->panes[i].width == p->width || (p->margins && s->panes[i].width > 1))
            shift_pane(p, s->panes[i], out);
}
