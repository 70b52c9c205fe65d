/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/style-runs.h"

#include <string.h>

#include "base/mem.h"
#include "term/cells.h"
#include "term/sequence.h"

/* ---- erased parts of rows -------------------------------------------------------------------- */

/* Blank cells of a row, in the default background. */
struct gap {
    int n;
    bool first, last; /* of the span */
    bool differs;
};

static struct gap find_gap(const struct cell *shown, const struct cell *wanted,
                           const struct span *span, int x)
{
    struct gap gap = {.first = x == span->x};
    for (; x < span->end && cell_is_erased(&wanted[x]); x++, gap.n++)
        gap.differs = gap.differs || !cells_eq(&shown[x], &wanted[x]);
    gap.last = x == span->end;
    return gap;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Bytes saved in the gap. */
static int gain_of(const struct gap *gap, bool tabs)
{
    int jump = sequence_csi_bytes(gap->n), move = gap->first && tabs ? 1 : least(gap->n, jump);
    int erase = gap->last ? jump : jump + (gap->first && tabs ? 1 : jump);
    int plain = gap->differs ? least(gap->n, erase) : move;
    return plain - (gap->last ? 0 : move);
}

/* True for a cell that differs, and no second half of a wide character, which would be erased. */
static bool starts(const struct cell *shown, const struct cell *wanted, int x)
{
    return wanted[x].width > 0 && !cells_eq(&shown[x], &wanted[x]);
}

bool erase_saves(const struct cell *shown, const struct cell *wanted, bool tabs, struct span *span)
{
    while (span->x < span->end && !starts(shown, wanted, span->x))
        span->x++;
    while (span->end > span->x && cells_eq(&shown[span->end - 1], &wanted[span->end - 1]))
        span->end--;
    int gain = -sequence_csi_bytes(span->end - span->x);
    bool any = false;
    for (int x = span->x; x < span->end;) {
        struct gap gap = find_gap(shown, wanted, span, x);
        const struct cell *c = &wanted[x];
        gain += gap.n > 0 ? gain_of(&gap, tabs) : 0;
        if (gap.n == 0 && c->width > 0) {
            any = true;
            gain -= cells_eq(&shown[x], c) ? (int)strlen(c->text) : 0;
        }
        x += gap.n > 0 ? gap.n : 1;
    }
    return any && gain > 0;
}

/* ---- runs ------------------------------------------------------------------------------------ */

enum {
    MAX_DOWN = 4,   /* rows from the pen to the runs that are compared */
    LONG_WAY = 7,   /* bytes of a move to anywhere */
    LINK_COST = 40, /* bytes of a link, about */
    MIN_STYLE = 3,  /* bytes of a change of style */
};

void runs_fini(struct runs *r)
{
    vec_fini(&r->all);
    buf_fini(&r->kept);
}

void runs_clear(struct runs *r)
{
    r->all.n = 0;
    buf_clear(&r->kept);
}

/* ---- runs of a row ----------------------------------------------------------------------- */

/* True when all cells before `x`, from the run's end on, are as blank as that at `x`. */
static bool bridged(const struct run *run, const struct cell *row, int x)
{
    for (int i = run->end; i < x; i++)
        if (!cells_eq(&row[i], &row[x]))
            return false;
    return cell_is_blank(&row[x]);
}

/* Extends the run to the cell at `x`, if it can be sent in the same style. */
static bool extend(struct run *run, const struct cell *row, int x)
{
    const struct cell *c = &row[x];
    bool blank = cell_is_blank(c), suits;
    if (blank)
        suits = style_suits_blank(&run->style, run->link, c->style.background);
    else if (run->has_text)
        suits = style_eq(&run->style, &c->style) && run->link == c->link;
    else
        suits = x <= run->end && style_suits_blank(&c->style, c->link, run->style.background);
    if (!suits || (x - run->end > RUNS_MAX_GAP && !bridged(run, row, x)))
        return false;
    if (!blank && !run->has_text) {
        run->style = c->style;
        run->has_text = true;
    }
    run->end = x + c->width;
    return true;
}

void runs_add_row(struct runs *r, const struct cell *shown, const struct cell *wanted, int width,
                  int y, const struct span *erased, bool bound)
{
    struct run *run = NULL;
    size_t erasing = 0;
    for (int x = 0; x < width; x++) {
        const struct cell *c = &wanted[x];
        if (erased && x == erased->x) {
            erasing = r->all.n;
            vec_push(&r->all, ((struct run){y, x, erased->end, style_plain, .erases = true}));
            run = NULL;
        }
        if (c->width == 0 || cells_eq(&shown[x], c) || (run && extend(run, wanted, x)))
            continue;
        size_t after = erased && x >= erased->x && x < erased->end ? r->all.n - erasing : 0;
        vec_push(&r->all, ((struct run){y, x, x + c->width, c->style, c->link, !cell_is_blank(c),
                                        .bound = bound, .after = after}));
        run = &r->all.v[r->all.n - 1];
    }
}

struct tabs runs_columns(const struct runs *r, int width)
{
    enum { MIN_RUNS = 6 };
    AUTO_FREE int *counts = mem_zalloc((size_t)width, sizeof *counts);
    struct tabs t = {0};
    for (size_t i = 0; i < r->all.n; i++)
        counts[r->all.v[i].x] += r->all.v[i].x > 0;
    for (int most = 0; tabs_count(&t) < TABS_MAX; most = 0) {
        for (int x = 1; x < width; x++)
            most = counts[x] > counts[most] ? x : most;
        if (most == 0 || counts[most] < MIN_RUNS)
            break;
        tabs_add(&t, most);
        counts[most] = 0;
    }
    return t;
}

/* ---- order ------------------------------------------------------------------------------- */

static size_t style_number(const struct style *style)
{
    return (size_t)style->foreground * 5 + (size_t)style->background * 3 + style->attributes;
}

static size_t cost_of_style(struct runs *r, const struct pen *p, const struct style *to)
{
    size_t number = style_number(&p->style) * 7 + style_number(to);
    struct style_cost *c = &r->costs[number % RUNS_STYLE_COSTS];
    if (c->bytes == 0 || !style_eq(&c->from, &p->style) || !style_eq(&c->to, to))
        *c = (struct style_cost){p->style, *to, pen_cost_of_style(p, to)};
    return c->bytes;
}

/* Bytes to send before the run's cells; any number from `limit` on if it is no less. */
static size_t cost_of(struct runs *r, const struct run *run, const struct pen *p, size_t limit)
{
    int gap = run->y == p->y && p->x >= 0 ? run->x - p->x : -1;
    bool shows = run->has_text || !style_suits_blank(&p->style, p->link, run->style.background);
    bool changes = shows && !style_eq(&p->style, &run->style);
    size_t at_least =
        (gap != 0) + (run->link != p->link ? LINK_COST : 0) + (changes ? MIN_STYLE : 0);
    if (at_least >= limit)
        return at_least;
    size_t cost = pen_cost_of_move(p, run->x, run->y);
    if (gap >= 0 && (size_t)gap < cost)
        cost = (size_t)gap;
    if (run->link != p->link)
        cost += LINK_COST;
    if (changes)
        cost += cost + MIN_STYLE < limit ? cost_of_style(r, p, &run->style) : MIN_STYLE;
    return cost;
}

/* True for a run that can be sent now. */
static bool is_ready(const struct runs *r, size_t i)
{
    const struct run *run = &r->all.v[i];
    return !run->sent && !run->bound && (run->after == 0 || r->all.v[i - run->after].sent);
}

/* First run left that is text in the pen's style; `end` if there is none. */
static size_t find_same_style(const struct runs *r, const struct pen *p)
{
    size_t i = r->first;
    while (i < r->end &&
           (!is_ready(r, i) || !r->all.v[i].has_text || !style_eq(&r->all.v[i].style, &p->style)))
        i++;
    return i;
}

/* Index of the cheapest among the first run left, those from the pen's row downwards, and, if these
 * take a long way, the first in the pen's style: text always comes from the top. */
static size_t find_cheapest(struct runs *r, const struct pen *p)
{
    const struct run *all = r->all.v;
    size_t best = r->first, cost = cost_of(r, &all[best], p, SIZE_MAX);
    while (r->near > r->first && all[r->near - 1].y >= p->y)
        r->near--;
    while (r->near < r->end && (all[r->near].sent || all[r->near].y < p->y))
        r->near++;
    for (size_t i = r->near; i < r->end && all[i].y <= p->y + MAX_DOWN; i++) {
        size_t other = is_ready(r, i) ? cost_of(r, &all[i], p, cost) : SIZE_MAX;
        if (other < cost) {
            best = i;
            cost = other;
        }
    }
    size_t same = cost >= LONG_WAY ? find_same_style(r, p) : r->end;
    return same < r->end && cost_of(r, &all[same], p, cost) < cost ? same : best;
}

/* Index of the cheapest left, of one row. */
static size_t find_in_row(struct runs *r, const struct pen *p)
{
    const struct run *all = r->all.v;
    size_t best = r->first, cost = cost_of(r, &all[best], p, SIZE_MAX);
    for (size_t i = best + 1; i < r->end; i++) {
        size_t other = is_ready(r, i) ? cost_of(r, &all[i], p, cost) : SIZE_MAX;
        if (other < cost) {
            best = i;
            cost = other;
        }
    }
    return best;
}

size_t runs_row_end(const struct runs *r, size_t from)
{
    size_t i = from;
    while (i < r->all.n && r->all.v[i].y == r->all.v[from].y)
        i++;
    return i;
}

void runs_begin(struct runs *r, size_t from, size_t end, enum run_order order)
{
    r->first = r->near = from;
    r->end = end;
    r->last = from - 1; /* none: `from` comes next */
    r->order = order;
    for (size_t i = from; i < end; i++)
        r->all.v[i].sent = false;
}

struct run *runs_take(struct runs *r, const struct pen *p)
{
    size_t next = r->last + 1;
    while (r->first < r->end && r->all.v[r->first].sent)
        r->first++;
    if (r->first == r->end)
        return NULL;
    if (r->order != RUNS_AS_READ && (next >= r->end || !r->all.v[next].bound))
        next = r->order == RUNS_BY_STYLE ? find_in_row(r, p) : find_cheapest(r, p);
    r->last = next;
    r->all.v[next].sent = true;
    return &r->all.v[next];
}

size_t runs_cost_to(struct runs *r, size_t i, const struct pen *p)
{
    return i < r->all.n ? cost_of(r, &r->all.v[i], p, SIZE_MAX) : 0;
}
