/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "term/cells.h"
#include "term/clusters.h"
#include "term/palette.h"
#include "term/sequence.h"
#include "text/utf8.h"

enum { NO_LINK = UINT16_MAX }; /* number of no link, unlike any wanted cell */

void paint_init(struct paint *p, const struct description *d, bool utf8)
{
    *p = (struct paint){.description = d, .utf8 = utf8};
    p->pen = (struct pen){.description = d, .x = -1, .y = -1, .edge = -1, .style = style_plain};
}

void paint_fini(struct paint *p)
{
    free(p->shown);
    free(p->wanted);
    free(p->touched);
    free(p->doubtful);
    free(p->will_doubt);
    free(p->cleared);
    links_fini(&p->links);
    runs_fini(&p->runs);
}

/* ---- the wanted cells -------------------------------------------------------------------- */

void paint_resize(struct paint *p, int width, int height)
{
    size_t rows = (size_t)height, cells = rows * (size_t)width;
    p->width = width;
    p->height = height;
    p->shown = mem_resize(p->shown, cells, sizeof *p->shown);
    p->wanted = mem_resize(p->wanted, cells, sizeof *p->wanted);
    p->touched = mem_resize(p->touched, rows, sizeof *p->touched);
    p->doubtful = mem_resize(p->doubtful, rows, sizeof *p->doubtful);
    p->will_doubt = mem_resize(p->will_doubt, rows, sizeof *p->will_doubt);
    p->cleared = mem_resize(p->cleared, rows, sizeof *p->cleared);
    memset(p->doubtful, 0, rows * sizeof *p->doubtful);
    for (int y = 0; y < p->height; y++)
        row_clear(paint_row(p, p->shown, y), p->width);
}

static void forget_links(struct paint *p)
{
    links_clear(&p->links);
    for (size_t i = 0; i < (size_t)p->width * (size_t)p->height; i++)
        p->shown[i].link = p->shown[i].link ? NO_LINK : 0;
}

/* Columns of a row of the size that it still has. */
static int columns_of(const struct paint *p, int y)
{
    return p->sizes[y] == ROW_SINGLE ? p->width : p->width / 2;
}

static const char *address_of(const struct surface *s, uint16_t number)
{
    for (size_t i = 0; number && i < s->links.n; i++)
        if (s->links.v[i].number == number)
            return s->links.v[i].url;
    return NULL;
}

static void take_row(struct paint *p, const struct surface *s, int y)
{
    const struct cell *from = s->cells + (size_t)y * (size_t)s->width;
    struct cell *row = paint_row(p, p->wanted, y);
    struct style look = style_plain;
    uint16_t link = 0;
    for (int x = 0; x < p->width; x++) {
        if (x == 0 || !style_eq(&from[x].style, &from[x - 1].style))
            look = ink_look(p->description, from[x].style);
        if (x == 0 || from[x].link != from[x - 1].link) {
            const char *url = address_of(s, from[x].link);
            link = url ? links_number(&p->links, url) : 0;
        }
        row[x] = from[x];
        row[x].style = look;
        row[x].link = link;
        if (cell_is_blank(&row[x])) /* equal if they look the same */
            row[x].style = (struct style){COLOR_DEFAULT, look.background, 0};
    }
    p->touched[y] = !rows_eq(row, paint_row(p, p->shown, y), p->width);
}

static bool has_doubtful(const struct paint *p, const struct surface *s, int y)
{
    const struct cell *row = paint_row(p, p->wanted, y);
    for (int x = 0; p->utf8 && x < p->width; x++)
        if (cluster_is_doubtful(s, &row[x], p->side_by_side))
            return true;
    return false;
}

void paint_prepare(struct paint *p, const struct surface *s)
{
    if (!links_have_room(&p->links, s->links.n))
        forget_links(p);
    for (int y = 0; y < p->height; y++) {
        take_row(p, s, y);
        p->will_doubt[y] = p->touched[y] ? has_doubtful(p, s, y) : p->doubtful[y];
        /* What was there goes first: text may be shown wider or narrower than its cells. */
        p->cleared[y] = p->touched[y] && (p->doubtful[y] || p->will_doubt[y]);
    }
}

void paint_forget_row(struct paint *p, int y)
{
    row_clear(paint_row(p, p->shown, y), p->width);
    p->doubtful[y] = false;
}

void paint_clear(struct paint *p, struct buf *out)
{
    pen_reset(&p->pen, out);
    buf_add_c(out, "\033[H\033[2J");
    for (int y = 0; y < p->height; y++)
        paint_forget_row(p, y);
}

/* ---- differences of a row ---------------------------------------------------------------- */

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

static void send_run(struct paint *p, const struct surface *s, struct run *run, struct buf *out)
{
    const struct cell *row = paint_row(p, p->wanted, run->y);
    struct line l = {p, s, paint_row(p, p->shown, run->y), row, run, columns_of(p, run->y), out};
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

/* From a cluster of doubtful width on, the terminal may have covered any cell. */
static void lose_track(struct paint *p, const struct surface *s, int y)
{
    struct cell *old = paint_row(p, p->shown, y);
    const struct cell *row = paint_row(p, p->wanted, y);
    int x = 0;
    while (!cluster_is_doubtful(s, &row[x], p->side_by_side))
        x++;
    for (x += row[x].width; x < p->width; x++)
        old[x].width = UINT8_MAX;
}

/* True if a part of the row is to be erased first, within a pane. */
static bool find_erased(const struct paint *p, const struct surface *s, int y, struct span *out)
{
    if (!p->erases_parts || p->sizes[y] != ROW_SINGLE)
        return false;
    for (size_t i = 0; i < s->n_panes; i++) {
        const struct rect *pane = &s->panes[i];
        *out = (struct span){pane->x, pane->x + pane->width};
        if (y >= pane->y && y < pane->y + pane->height &&
            erase_saves(paint_row(p, p->shown, y), paint_row(p, p->wanted, y), p->tabs, out))
            return true;
    }
    return false;
}

static void add_runs(struct paint *p, const struct surface *s, int y)
{
    bool doubtful = p->will_doubt[y], clears = doubtful || p->doubtful[y];
    struct span erased = {0, columns_of(p, y)};
    bool erases = clears || find_erased(p, s, y, &erased);
    if (clears)
        paint_forget_row(p, y);
    else if (erases)
        row_clear(paint_row(p, p->shown, y) + erased.x, erased.end - erased.x);
    if (doubtful)
        lose_track(p, s, y);
    p->doubtful[y] = doubtful;
    runs_add_row(&p->runs, paint_row(p, p->shown, y), paint_row(p, p->wanted, y), columns_of(p, y),
                 y, erases ? &erased : NULL, clears);
}

/* ---- the frame ---------------------------------------------------------------------------- */

static void send_part(struct paint *p, const struct surface *s, size_t from, size_t end,
                      enum run_order order, struct buf *out)
{
    runs_begin(&p->runs, from, end, order);
    for (struct run *run; (run = runs_take(&p->runs, &p->pen));)
        send_run(p, s, run, out);
}

/* Sends a row from left to right, or by style if that is shorter with the way to the next row. */
static void send_row(struct paint *p, const struct surface *s, size_t from, size_t end,
                     struct buf *out)
{
    size_t before = out->n;
    struct pen start = p->pen;
    send_part(p, s, from, end, RUNS_AS_READ, out);
    if (end - from == 1)
        return;
    AUTO(buf) other = BUF_INIT;
    struct pen as_read = p->pen;
    size_t cost = out->n - before + runs_cost_to(&p->runs, end, &p->pen);
    p->pen = start;
    send_part(p, s, from, end, RUNS_BY_STYLE, &other);
    if (other.n + runs_cost_to(&p->runs, end, &p->pen) < cost) {
        buf_truncate(out, before);
        buf_add(out, buf_str(&other));
    } else {
        p->pen = as_read;
    }
}

struct attempt {
    struct buf sent;
    struct pen end;
};

/* Sends all runs, `by_row` or each to the nearest; `tabs`: with these tab stops, NULL: with those
 * that are set. */
static struct attempt try_order(struct paint *p, const struct surface *s, bool by_row,
                                const struct tabs *tabs)
{
    struct attempt a = {0};
    struct pen start = p->pen;
    size_t n = p->runs.all.n;
    if (tabs)
        pen_set_tabs(&p->pen, tabs, &a.sent);
    if (!by_row)
        send_part(p, s, 0, n, RUNS_NEAREST, &a.sent);
    for (size_t i = 0, end; by_row && i < n; i = end) {
        end = runs_row_end(&p->runs, i);
        send_row(p, s, i, end, &a.sent);
    }
    pen_keep_tabs(&p->pen);
    a.end = p->pen;
    p->pen = start;
    return a;
}

/* Sends the runs row by row, as they are read over a slow line, or from each to the nearest if that
 * saves more than a 16th; then with new tab stops if that is shorter. */
static void send_runs(struct paint *p, const struct surface *s, struct buf *out)
{
    enum { NEAREST, BY_ROW, TABBED, ATTEMPTS };
    struct tabs tabs = p->tabs ? runs_columns(&p->runs, p->width) : (struct tabs){0};
    struct attempt all[ATTEMPTS] = {
        [NEAREST] = try_order(p, s, false, NULL),
        [BY_ROW] = try_order(p, s, true, NULL),
    };
    size_t nearest = all[NEAREST].sent.n;
    int best = nearest + nearest / 16 < all[BY_ROW].sent.n ? NEAREST : BY_ROW;
    if (tabs_count(&tabs) > 0 && memcmp(&tabs, &p->pen.stops, sizeof tabs) != 0)
        all[TABBED] = try_order(p, s, best == BY_ROW, &tabs);
    if (all[TABBED].sent.n > 0 && all[TABBED].sent.n < all[best].sent.n)
        best = TABBED;
    buf_add(out, buf_str(&all[best].sent));
    p->pen = all[best].end;
    for (int i = 0; i < ATTEMPTS; i++)
        buf_fini(&all[i].sent);
}

void paint_cells(struct paint *p, const struct surface *s, const uint8_t *sizes, struct buf *out)
{
    p->sizes = sizes;
    runs_clear(&p->runs);
    for (int y = 0; y < p->height; y++)
        if (!rows_eq(paint_row(p, p->shown, y), paint_row(p, p->wanted, y), p->width))
            add_runs(p, s, y);
    send_runs(p, s, out);
    struct cell *shown = p->wanted;
    p->wanted = p->shown;
    p->shown = shown;
    pen_set_link(&p->pen, 0, NULL, out);
}
