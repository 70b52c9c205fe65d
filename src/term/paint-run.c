/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/paint-run.h"

#include <string.h>

#include "term/cells.h"
#include "term/clusters.h"
#include "term/paint.h"
#include "term/sequence.h"
#include "text/utf8.h"

struct line {
    struct paint *p;
    const struct surface *s;
    const struct cell *old, *row;
    struct run *run; /* part to send */
    int width;       /* columns of a row of this size */
    struct buf *out;
};

static bool differs(const struct line *l, int x)
{
    return !cells_eq(&l->old[x], &l->row[x]);
}

/* True when a blank sent, or text of the cell, needs no change of the style. */
static bool suits_pen(const struct line *l, const struct cell *c)
{
    const struct pen *pen = &l->p->pen;
    if (cell_is_blank(c))
        return style_suits_blank(&pen->style, pen->link, c->style.background);
    return pen->link == c->link && style_eq(&pen->style, &c->style);
}

static void take_pen(const struct line *l, const struct cell *c)
{
    struct pen *pen = &l->p->pen;
    if (!suits_pen(l, c)) {
        pen_set_link(pen, l->run->link, links_address(&l->p->links, l->run->link), l->out);
        pen_set_style(pen, &l->run->style, l->out);
    }
}

/* The cursor stays in or behind the row's last column. */
static bool has_edge(const struct line *l)
{
    return l->width == l->p->width && !l->p->narrow;
}

/* True for a blank or ASCII, as most cells are. */
static bool is_byte(const struct cell *c)
{
    return c->text[0] == '\0' || c->text[1] == '\0';
}

static void add_text(const struct line *l, int x)
{
    const struct cell *c = &l->row[x];
    struct pen *pen = &l->p->pen;
    if (!l->p->utf8)
        cluster_add_local(l->out, surface_cell_text(l->s, c), c->width);
    else if (is_byte(c) && !c->long_text)
        buf_add_char(l->out, c->text[0] ? c->text[0] : ' ');
    else
        buf_add_c(l->out, surface_cell_text(l->s, c));
    pen_advance(pen, x + c->width, l->width, c->width == 1 && has_edge(l));
}

static void send_csi(const struct line *l, int number, const char *final)
{
    struct sequence s = {0};
    sequence_add_csi(&s, number, final);
    sequence_send(&s, l->out);
}

/* Sends equal cells, of one character and column each. */
static void add_repeated(const struct line *l, int x, int end)
{
    int more = end - x - 1, bytes = is_byte(&l->row[x]) ? 1 : (int)strlen(l->row[x].text);
    add_text(l, x++);
    if (l->p->repeats && more > 0 && more * bytes > sequence_csi_bytes(more)) {
        send_csi(l, more, "b");
        pen_advance(&l->p->pen, end, l->width, has_edge(l));
        return;
    }
    while (x < end)
        add_text(l, x++);
}

/* Moves to a column; cells between that stay and need no change of the style are sent again if that
 * is no longer than a move. Only ASCII: no-break spaces may have pictures on them. */
static void reach(const struct line *l, int x)
{
    struct pen *pen = &l->p->pen;
    if (pen->x == x && pen->y == l->run->y && tabs_count(&pen->wanted) == 0)
        return;
    bool near = pen->y == l->run->y && pen->x >= 0 && pen->x < x && x - pen->x <= RUNS_MAX_GAP &&
                (size_t)(x - pen->x) <= pen_cost_of_move(pen, x, l->run->y);
    for (int i = pen->x; near && i < x; i++) {
        const struct cell *c = &l->row[i];
        near = c->width == 1 && c->text[1] == '\0' && !c->long_text && suits_pen(l, c);
    }
    while (near && pen->x < x)
        add_text(l, pen->x);
    pen_move(pen, x, l->run->y, l->out);
}

static bool erases(const struct line *l, const struct cell *c)
{
    return c->style.background == COLOR_DEFAULT || l->p->description->erases_in_background;
}

/* End of the cells equal to that at `x` that differ from what is shown. */
static int equal_end(const struct line *l, int x)
{
    int end = x + 1;
    for (int i = x + 1; i < l->run->end && cells_eq(&l->row[i], &l->row[x]); i++)
        end = differs(l, i) ? i + 1 : end;
    return end;
}

/* Sends the blanks from `x` on, or erases; returns the column after them. */
static int send_blanks(const struct line *l, int x)
{
    int changed = equal_end(l, x), end = changed;
    bool erasable = erases(l, &l->row[x]);
    while (end < l->run->end && end - changed < RUNS_MAX_GAP && cells_eq(&l->row[end], &l->row[x]))
        end++;
    bool followed = end < l->run->end && differs(l, end);
    end = followed ? end : changed;
    int n = end - x, bytes = n;
    take_pen(l, &l->row[x]);
    if (n > 3 && erasable && x >= row_blank_tail(l->row, l->width)) {
        buf_add_c(l->out, "\033[K");
        return l->width;
    }
    if (l->p->repeats && n > 1 && 1 + sequence_csi_bytes(n - 1) < bytes)
        bytes = 1 + sequence_csi_bytes(n - 1);
    if (erasable && l->p->erases_parts && (followed ? 2 : 1) * sequence_csi_bytes(n) < bytes)
        send_csi(l, n, "X");
    else
        add_repeated(l, x, end);
    return end;
}

/* Sends a character and, if the terminal repeats it, those equal to it; returns the column after
 * them. */
static int send_text(const struct line *l, int x)
{
    const struct cell *c = &l->row[x];
    bool single =
        c->width == 1 && !c->long_text && (is_byte(c) || utf8_length(str_from(c->text)) == 1);
    int end = single && l->p->repeats ? equal_end(l, x) : x + c->width;
    take_pen(l, c);
    if (single)
        add_repeated(l, x, end);
    else
        add_text(l, x);
    return end;
}

/* True for a cell at the cursor that is unlike the next: nothing but its text is sent. */
static bool is_plain(const struct line *l, int x)
{
    enum { CHARACTER = 4 }; /* bytes */
    const struct cell *c = &l->row[x];
    const struct pen *pen = &l->p->pen;
    bool alone = x + 1 == l->width || memcmp(c->text, c[1].text, CHARACTER) != 0;
    return alone && pen->x == x && c->width > 0 && differs(l, x) && !tabs_has(&pen->wanted, x);
}

/* Sends such cells of a run in whose style the pen is; returns the column after them. */
static int send_plain(const struct line *l, int x)
{
    while (x < l->run->end && is_plain(l, x)) {
        add_text(l, x);
        x += l->row[x].width;
    }
    return x;
}

static void erase(const struct line *l)
{
    const struct run *run = l->run;
    pen_move(&l->p->pen, run->x, run->y, l->out);
    take_pen(l, &l->old[run->x]); /* counts as erased already */
    if (run->end == l->width)
        buf_add_c(l->out, run->x == 0 ? "\033[2K" : "\033[K");
    else
        send_csi(l, run->end - run->x, "X");
}

/* Moves to the run's first cell; true if what follows does not depend on the pen, and is the same
 * in every order. */
static bool begin_run(const struct line *l)
{
    const struct pen *pen = &l->p->pen;
    const struct run *run = l->run;
    const struct cell *first = &l->row[run->x];
    reach(l, run->x);
    if (!run->has_text || !cell_is_blank(first))
        take_pen(l, first);
    bool in_style = pen->link == run->link && style_eq(&pen->style, &run->style);
    return tabs_count(&pen->wanted) == 0 && (in_style || !run->has_text);
}

/* Keeps what was sent of a run after begin_run(). */
static void keep(const struct line *l, size_t from)
{
    const struct pen *pen = &l->p->pen;
    struct buf *kept = &l->p->runs.kept;
    l->run->kept = true;
    l->run->from = kept->n;
    l->run->n = l->out->n - from;
    l->run->pen_x = pen->x;
    l->run->pen_edge = pen->edge;
    buf_add(kept, (struct str){l->out->p + from, l->run->n});
}

static void send_again(const struct line *l)
{
    struct pen *pen = &l->p->pen;
    buf_add(l->out, str_slice(buf_str(&l->p->runs.kept), l->run->from, l->run->from + l->run->n));
    pen->x = l->run->pen_x;
    pen->edge = l->run->pen_edge;
}

void paint_run(struct paint *p, const struct surface *s, struct run *run, struct buf *out)
{
    const struct cell *row = paint_row(p, p->wanted, run->y);
    struct line l = {p, s, paint_row(p, p->shown, run->y), row, run, paint_columns(p, run->y), out};
    if (run->erases) {
        erase(&l);
        return;
    }
    bool may_keep = begin_run(&l);
    if (may_keep && run->kept) {
        send_again(&l);
        return;
    }
    size_t before = out->n;
    for (int x = run->x; x < run->end;) {
        const struct cell *c = &row[x];
        if (c->width == 0 || !differs(&l, x)) {
            x++;
            continue;
        }
        reach(&l, x);
        if (cell_is_blank(c)) {
            x = send_blanks(&l, x);
            continue;
        }
        x = send_text(&l, x);
        if (p->doubtful[run->y] && cluster_is_doubtful(s, c, p->side_by_side))
            p->pen.x = p->pen.edge = -1;
        else if (!p->doubtful[run->y])
            x = send_plain(&l, x);
    }
    if (may_keep)
        keep(&l, before);
}
