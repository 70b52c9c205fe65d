/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "term/cells.h"
#include "term/clusters.h"
#include "term/paint-run.h"
#include "term/palette.h"

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

static const char *address_of(const struct surface *s, uint16_t number)
{
    for (size_t i = 0; number && i < s->links.n; i++)
        if (s->links.v[i].number == number)
            return s->links.v[i].url;
    return NULL;
}

/* End of the cells from `x` on with one style and link. */
static int span_end(const struct cell *row, int x, int width)
{
    int end = x + 1;
    while (end < width && row[end].link == row[x].link && style_eq(&row[end].style, &row[x].style))
        end++;
    return end;
}

static void take_row(struct paint *p, const struct surface *s, int y)
{
    const struct cell *from = s->cells + (size_t)y * (size_t)s->width;
    struct cell *row = paint_row(p, p->wanted, y);
    memcpy(row, from, (size_t)p->width * sizeof *row);
    for (int x = 0, end; x < p->width; x = end) {
        struct style look = ink_look(p->description, from[x].style);
        const char *url = address_of(s, from[x].link);
        uint16_t link = url ? links_number(&p->links, url) : 0;
        end = span_end(from, x, p->width);
        if (from[x].link == 0 && style_eq(&from[x].style, &style_plain))
            continue;
        for (int i = x; i < end; i++) {
            row[i].style = look;
            row[i].link = link;
            if (cell_is_blank(&row[i])) /* equal if they look the same */
                row[i].style = (struct style){COLOR_DEFAULT, look.background, 0};
        }
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
    struct span erased = {0, paint_columns(p, y)};
    bool erases = clears || find_erased(p, s, y, &erased);
    if (clears)
        paint_forget_row(p, y);
    else if (erases)
        row_clear(paint_row(p, p->shown, y) + erased.x, erased.end - erased.x);
    if (doubtful)
        lose_track(p, s, y);
    p->doubtful[y] = doubtful;
    runs_add_row(&p->runs, paint_row(p, p->shown, y), paint_row(p, p->wanted, y),
                 paint_columns(p, y), y, erases ? &erased : NULL, clears);
}

/* ---- the frame ---------------------------------------------------------------------------- */

static void send_part(struct paint *p, const struct surface *s, size_t from, size_t end,
                      enum run_order order, struct buf *out)
{
    runs_begin(&p->runs, from, end, order);
    for (struct run *run; (run = runs_take(&p->runs, &p->pen));)
        paint_run(p, s, run, out);
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
