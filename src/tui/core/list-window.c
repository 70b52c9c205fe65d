/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/list-window.h"

/* ---- asking ---------------------------------------------------------------------------------- */

struct article_position window_last_known(const struct list_window *w, bool back)
{
    const struct window_edge *edge = back ? &w->before : &w->after;
    return edge->cut ? edge->reached : w->rows[back ? 0 : w->n - 1].row.at;
}

static size_t screen_rows(int height)
{
    return height > 0 ? (size_t)height : 1;
}

static struct window_request request(const struct list_window *w, enum window_load load, int height)
{
    struct window_request r = {.load = load, .limit = WINDOW_CHUNK};
    switch (load) {
    case WINDOW_NOTHING:
        break;
    case WINDOW_START:
    case WINDOW_END:
        r.from_start = true;
        r.back = load == WINDOW_END;
        r.limit = screen_rows(height);
        break;
    case WINDOW_AT:
        r.from = w->target;
        r.including = true;
        r.limit = screen_rows(height);
        break;
    case WINDOW_BEFORE:
    case WINDOW_AFTER:
        r.back = load == WINDOW_BEFORE;
        r.from = window_last_known(w, r.back);
        r.ranked = w->found;
        break;
    case WINDOW_AGAIN:
        r.from_start = w->ranked || w->again_from_start;
        r.from = w->rows[w->again_from].row.at;
        r.including = true;
        r.limit = w->n - w->again_from + WINDOW_CHUNK / 2; /* room for new rows in between */
        r.limit = r.limit < WINDOW_MAX_ROWS ? r.limit : WINDOW_MAX_ROWS;
        break;
    }
    return r;
}

/* Side on which the screen comes near the end of the known rows. */
static enum window_load side_to_load(const struct list_window *w, int height)
{
    size_t screen = screen_rows(height), margin = 2 * screen;
    if (w->ranked)
        return w->at_end ? WINDOW_NOTHING : WINDOW_AFTER;
    if ((w->n > 0 || w->after.cut) && !w->at_end && w->top + screen + margin >= w->n)
        return WINDOW_AFTER;
    return (w->n > 0 || w->before.cut) && !w->at_start && w->top < margin ? WINDOW_BEFORE
                                                                          : WINDOW_NOTHING;
}

/* Rows of the list, including the tail once its end is loaded. */
static size_t rows_with_tail(const struct list_window *w, size_t screen)
{
    return w->n + (w->at_end && screen > w->tail ? w->tail : 0);
}

static bool fills_screen(const struct list_window *w, int height)
{
    size_t screen = screen_rows(height);
    return w->top + screen <= rows_with_tail(w, screen);
}

static bool is_cut(const struct list_window *w, enum window_load load)
{
    return (load == WINDOW_AFTER && w->after.cut) || (load == WINDOW_BEFORE && w->before.cut);
}

bool window_searches(const struct list_window *w, int height)
{
    return !w->stopped && w->wanted == WINDOW_NOTHING && w->pending == WINDOW_NOTHING &&
           is_cut(w, side_to_load(w, height));
}

bool window_lacks_margin(const struct list_window *w, int height)
{
    enum window_load load = side_to_load(w, height);
    return !w->failed && w->wanted == WINDOW_NOTHING && w->pending == WINDOW_NOTHING &&
           load != WINDOW_NOTHING && !is_cut(w, load);
}

struct window_request window_continue(struct list_window *w, int height)
{
    w->pending = side_to_load(w, height);
    return request(w, w->pending, height);
}

static enum window_load choose(struct list_window *w, int height)
{
    if (w->wanted != WINDOW_NOTHING) {
        enum window_load wanted = w->wanted;
        w->wanted = WINDOW_NOTHING;
        return wanted;
    }
    if (w->pending != WINDOW_NOTHING || !w->loaded)
        return WINDOW_NOTHING;
    enum window_load load = side_to_load(w, height);
    if (w->stale && !w->ranked && (w->n > 0 || !is_cut(w, load))) {
        size_t first = w->top < w->selected ? w->top : w->selected;
        w->stale = false;
        w->again_from = first > WINDOW_CHUNK ? first - WINDOW_CHUNK : 0;
        /* A slow list checks for rows above in the same load, not in one of its own. */
        w->again_from_start = w->slow && w->at_start && w->again_from == 0;
        return w->n > 0 ? WINDOW_AGAIN : WINDOW_START;
    }
    return is_cut(w, load) || fills_screen(w, height) ? WINDOW_NOTHING : load;
}

struct window_request window_next(struct list_window *w, int height)
{
    enum window_load load = choose(w, height);
    if (load != WINDOW_NOTHING)
        w->pending = load;
    w->failed = false;
    return request(w, load, height);
}

void window_renew(struct list_window *w)
{
    if (w->ranked) {
        w->again_from = 0;
        w->wanted = w->n > 0 ? WINDOW_AGAIN : WINDOW_START;
    }
}

void window_fail(struct list_window *w)
{
    w->pending = WINDOW_NOTHING;
    w->loaded = w->failed = true;
}

/* ---- moving ---------------------------------------------------------------------------------- */

static size_t moved(size_t from, int by, size_t n)
{
    if (by < 0) {
        size_t back = (size_t)-by;
        return from > back ? from - back : 0;
    }
    return n - 1 - from > (size_t)by ? from + (size_t)by : n - 1;
}

void window_move(struct list_window *w, int by)
{
    if (w->n > 0)
        w->selected = moved(w->selected, by, w->n);
}

void window_go_start(struct list_window *w)
{
    if (w->at_start)
        w->selected = w->top = 0;
    else
        w->wanted = WINDOW_START;
}

void window_go_end(struct list_window *w)
{
    if ((w->at_end || w->ranked) && w->n > 0)
        w->selected = w->n - 1;
    else
        w->wanted = WINDOW_END;
}

void window_scroll(struct list_window *w, int height)
{
    size_t screen = screen_rows(height), end = rows_with_tail(w, screen);
    size_t below = w->selected + 1 == w->n ? end : w->selected + 1;
    if (w->selected < w->top)
        w->top = w->selected;
    else if (below > w->top + screen)
        w->top = below - screen;
    /* No empty rows at the end while there are rows above. */
    if (w->at_end && w->top + screen > end)
        w->top = end > screen ? end - screen : 0;
}

void window_scroll_by(struct list_window *w, int by, int height)
{
    if (w->n == 0)
        return;
    size_t screen = screen_rows(height), end = rows_with_tail(w, screen);
    size_t last = end > screen ? end - screen : 0;
    w->top = moved(w->top, by, w->n);
    w->top = w->top < last ? w->top : last;
    if (w->selected < w->top)
        w->selected = w->top;
    else if (w->selected >= w->top + screen)
        w->selected = w->top + screen - 1;
}

struct window_row *window_selected(const struct list_window *w)
{
    return w->n > 0 ? &w->rows[w->selected] : NULL;
}
