/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/list-window.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/safe.h"

static void free_rows(struct list_window *w, size_t from, size_t count)
{
    for (size_t i = from; i < from + count; i++) {
        free(w->rows[i].text);
    }
}

/* Takes rows out; the selection and the screen's top stay on their rows where they can. */
static void cut(struct list_window *w, size_t from, size_t count)
{
    if (count == 0) {
        return;
    }
    free_rows(w, from, count);
    memmove(w->rows + from, w->rows + from + count, (w->n - from - count) * sizeof *w->rows);
    w->n -= count;
    size_t *const marks[] = {&w->selected, &w->top};
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (*marks[i] >= from + count) {
            *marks[i] -= count;
        } else if (*marks[i] >= from) {
            *marks[i] = from;
        }
        if (*marks[i] >= w->n) {
            *marks[i] = w->n ? w->n - 1 : 0;
        }
    }
}

void window_fini(struct list_window *w)
{
    free_rows(w, 0, w->n);
    free(w->rows);
    memset(w, 0, sizeof *w);
}

void window_reset(struct list_window *w, bool oldest_first, bool filtered)
{
    cut(w, 0, w->n);
    *w = (struct list_window){
        .rows = w->rows,
        .size = w->size,
        .oldest_first = oldest_first,
        .filtered = filtered,
        .wanted = WINDOW_START,
    };
}

/* ---- asking ---------------------------------------------------------------------------------- */

static struct window_request request(const struct list_window *w, enum window_load load)
{
    struct window_request r = {.load = load, .limit = WINDOW_CHUNK};
    switch (load) {
    case WINDOW_NOTHING:
        break;
    case WINDOW_START:
        r.from_start = true;
        break;
    case WINDOW_END:
        r.from_start = r.back = true;
        break;
    case WINDOW_AT:
        r.from = w->target;
        r.including = true;
        break;
    case WINDOW_BEFORE:
        r.from = w->rows[0].row.at;
        r.back = true;
        break;
    case WINDOW_AFTER:
        r.from = w->rows[w->n - 1].row.at;
        break;
    case WINDOW_AGAIN:
        r.from = w->rows[w->again_from].row.at;
        r.including = true;
        r.limit = w->n - w->again_from + WINDOW_CHUNK / 2; /* room for what came in between */
        r.limit = r.limit < WINDOW_MOST ? r.limit : WINDOW_MOST;
        break;
    }
    return r;
}

static enum window_load choose(struct list_window *w, int height)
{
    if (w->wanted != WINDOW_NOTHING) {
        enum window_load wanted = w->wanted;
        w->wanted = WINDOW_NOTHING;
        return wanted;
    }
    if (w->pending != WINDOW_NOTHING || !w->loaded) {
        return WINDOW_NOTHING;
    }
    if (w->stale) {
        size_t first = w->top < w->selected ? w->top : w->selected;
        w->stale = false;
        w->again_from = first > WINDOW_CHUNK ? first - WINDOW_CHUNK : 0;
        return w->n > 0 ? WINDOW_AGAIN : WINDOW_START;
    }
    size_t screen = height > 0 ? (size_t)height : 1, margin = 2 * screen;
    if (w->n > 0 && !w->at_end && w->top + screen + margin >= w->n) {
        return WINDOW_AFTER;
    }
    return w->n > 0 && !w->at_start && w->top < margin ? WINDOW_BEFORE : WINDOW_NOTHING;
}

struct window_request window_next(struct list_window *w, int height)
{
    enum window_load load = choose(w, height);
    if (load != WINDOW_NOTHING) {
        w->pending = load;
    }
    return request(w, load);
}

void window_fail(struct list_window *w)
{
    w->pending = WINDOW_NOTHING;
    w->loaded = true;
}

/* ---- being answered -------------------------------------------------------------------------- */

static bool is_before(const struct list_window *w, struct engine_position a,
                      struct engine_position b)
{
    bool less = a.time != b.time ? a.time < b.time : a.id < b.id;
    bool same = a.time == b.time && a.id == b.id;
    return !same && less == w->oldest_first;
}

/* A copy of a row with its three texts in one allocation. */
static struct window_row copy_row(const struct engine_row *from)
{
    struct buf b = BUF_INIT;
    struct window_row to = {.row = *from};
    safe_add_line(&b, str_from(from->title));
    size_t url = b.n + 1, source;
    buf_add_char(&b, '\0');
    safe_add_line(&b, str_from(from->url));
    source = b.n + 1;
    buf_add_char(&b, '\0');
    safe_add_line(&b, str_from(from->source_name));
    buf_add_char(&b, '\0');
    to.text = buf_take(&b);
    to.row.title = to.text;
    to.row.url = from->url ? to.text + url : NULL;
    to.row.source_name = to.text + source;
    return to;
}

/* Makes room for `count` rows at `at`, to be filled by the caller. */
static void open_gap(struct list_window *w, size_t at, size_t count)
{
    if (count == 0) {
        return;
    }
    if (w->n + count > w->size) {
        w->size = w->n + count;
        w->rows = mem_resize(w->rows, w->size, sizeof *w->rows);
    }
    memmove(w->rows + at + count, w->rows + at, (w->n - at) * sizeof *w->rows);
    if (w->n > 0) {
        w->selected += w->selected >= at ? count : 0;
        w->top += w->top >= at ? count : 0;
    }
    w->n += count;
}

static void insert(struct list_window *w, size_t at, const struct engine_list *list)
{
    open_gap(w, at, list->n);
    for (size_t i = 0; i < list->n; i++) {
        w->rows[at + i] = copy_row(&list->rows[i]);
    }
}

/* Forgets rows far from the screen. */
static void trim(struct list_window *w, bool front)
{
    if (w->n <= WINDOW_MOST) {
        return;
    }
    size_t excess = w->n - WINDOW_MOST;
    size_t first = w->top < w->selected ? w->top : w->selected;
    size_t last = w->top < w->selected ? w->selected : w->top;
    if (front && first >= excess + WINDOW_CHUNK) {
        cut(w, 0, excess);
        w->at_start = false;
    } else if (!front && last + WINDOW_CHUNK < w->n - excess) {
        cut(w, w->n - excess, excess);
        w->at_end = false;
    }
}

/* The place in the window of the first row that does not stand before `at`. */
static size_t place_of(const struct list_window *w, struct engine_position at)
{
    size_t i = 0;
    while (i < w->n && is_before(w, w->rows[i].row.at, at)) {
        i++;
    }
    return i;
}

/* Where an article is now, else where it would be. */
static size_t find_again(const struct list_window *w, struct engine_position at)
{
    struct window_row *row = window_find(w, at.id);
    size_t i = row ? (size_t)(row - w->rows) : place_of(w, at);
    return i < w->n ? i : w->n ? w->n - 1 : 0;
}

/* Puts the window's rows as they are now in place of what they were. What the user touched stays
 * in a filtered list, so that nothing vanishes under the eyes; the selection stays on its row, or
 * goes to the one that follows it. */
static void replace(struct list_window *w, const struct engine_list *list)
{
    struct list_window old = *w;
    struct engine_position selected = old.rows[old.selected].row.at, top = old.rows[old.top].row.at;
    w->rows = NULL;
    w->n = w->size = w->selected = w->top = 0;
    insert(w, 0, list);
    for (size_t i = 0; i < old.n; i++) {
        struct window_row *r = &old.rows[i], *now = window_find(w, r->row.at.id);
        /* Beyond the last row that was read anew nothing is known, so there it may not stay. */
        bool known =
            !list->more || (list->n > 0 && is_before(w, r->row.at, list->rows[list->n - 1].at));
        if (now) {
            now->touched = r->touched;
        } else if (w->filtered && r->touched && known && i >= old.again_from) {
            size_t at = place_of(w, r->row.at);
            open_gap(w, at, 1);
            w->rows[at] = *r;
            continue;
        }
        free(r->text);
    }
    free(old.rows);
    w->at_end = !list->more;
    w->at_start = false; /* newer ones may have come */
    w->selected = find_again(w, selected);
    w->top = find_again(w, top);
    if (list->more && w->n > 0 && is_before(w, w->rows[w->n - 1].row.at, selected)) {
        window_go_to(w, selected); /* so much came in between that the run ends before it */
    }
}

void window_accept(struct list_window *w, const struct engine_list *list)
{
    enum window_load load = w->pending;
    w->pending = WINDOW_NOTHING;
    w->loaded = true;
    switch (load) {
    case WINDOW_NOTHING:
        break;
    case WINDOW_START:
    case WINDOW_END:
    case WINDOW_AT:
        cut(w, 0, w->n);
        insert(w, 0, list);
        w->selected = w->top = load == WINDOW_END && w->n > 0 ? w->n - 1 : 0;
        w->at_start = load == WINDOW_START || (load == WINDOW_END && !list->more);
        w->at_end = load == WINDOW_END || !list->more;
        break;
    case WINDOW_BEFORE:
        insert(w, 0, list);
        w->at_start = !list->more;
        trim(w, false);
        break;
    case WINDOW_AFTER:
        insert(w, w->n, list);
        w->at_end = !list->more;
        trim(w, true);
        break;
    case WINDOW_AGAIN:
        replace(w, list);
        break;
    }
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
    if (w->n > 0) {
        w->selected = moved(w->selected, by, w->n);
    }
}

void window_go_start(struct list_window *w)
{
    if (w->at_start) {
        w->selected = w->top = 0;
    } else {
        w->wanted = WINDOW_START;
    }
}

void window_go_end(struct list_window *w)
{
    if (w->at_end && w->n > 0) {
        w->selected = w->n - 1;
    } else {
        w->wanted = WINDOW_END;
    }
}

void window_go_to(struct list_window *w, struct engine_position at)
{
    struct window_row *row = window_find(w, at.id);
    if (row) {
        w->selected = (size_t)(row - w->rows);
    } else {
        w->wanted = WINDOW_AT;
        w->target = at;
    }
}

/* The rows that the list takes with what stands below it, once its end is there. */
static size_t end_of(const struct list_window *w, size_t screen)
{
    return w->n + (w->at_end && screen > w->tail ? w->tail : 0);
}

void window_scroll(struct list_window *w, int height)
{
    size_t screen = height > 0 ? (size_t)height : 1, end = end_of(w, screen);
    size_t below = w->selected + 1 == w->n ? end : w->selected + 1;
    if (w->selected < w->top) {
        w->top = w->selected;
    } else if (below > w->top + screen) {
        w->top = below - screen;
    }
    /* No empty rows at the end while there are rows above. */
    if (w->at_end && w->top + screen > end) {
        w->top = end > screen ? end - screen : 0;
    }
}

void window_scroll_by(struct list_window *w, int by, int height)
{
    if (w->n == 0) {
        return;
    }
    size_t screen = height > 0 ? (size_t)height : 1, end = end_of(w, screen);
    size_t last = end > screen ? end - screen : 0;
    w->top = moved(w->top, by, w->n);
    w->top = w->top < last ? w->top : last;
    if (w->selected < w->top) {
        w->selected = w->top;
    } else if (w->selected >= w->top + screen) {
        w->selected = w->top + screen - 1;
    }
}

struct window_row *window_selected(const struct list_window *w)
{
    return w->n > 0 ? &w->rows[w->selected] : NULL;
}

struct window_row *window_find(const struct list_window *w, int64_t id)
{
    for (size_t i = 0; i < w->n; i++) {
        if (w->rows[i].row.at.id == id) {
            return &w->rows[i];
        }
    }
    return NULL;
}
