/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a list's window, and answers to its loads. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/display/safe.h"
#include "tui/core/list-window.h"

static void free_rows(struct list_window *w, size_t from, size_t count)
{
    for (size_t i = from; i < from + count; i++)
        free(w->rows[i].text);
}

/* Removes rows; selection and top stay on their rows where possible. */
static void remove_rows(struct list_window *w, size_t from, size_t count)
{
    if (count == 0)
        return;
    free_rows(w, from, count);
    memmove(w->rows + from, w->rows + from + count, (w->n - from - count) * sizeof *w->rows);
    w->n -= count;
    size_t *const marks[] = {&w->selected, &w->top};
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (*marks[i] >= from + count)
            *marks[i] -= count;
        else if (*marks[i] >= from)
            *marks[i] = from;
        if (*marks[i] >= w->n)
            *marks[i] = w->n ? w->n - 1 : 0;
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
    remove_rows(w, 0, w->n);
    *w = (struct list_window){
        .rows = w->rows,
        .size = w->size,
        .oldest_first = oldest_first,
        .filtered = filtered,
        .wanted = WINDOW_START,
    };
}

static bool is_before(const struct list_window *w, struct article_position a,
                      struct article_position b)
{
    return w->oldest_first ? article_is_older(a, b) : article_is_older(b, a);
}

/* Copies a row, with its texts in one allocation. */
static struct window_row copy_row(const struct article_row *from)
{
    struct buf b = BUF_INIT;
    struct window_row to = {.row = *from};
    safe_add_line(&b, str_from(from->title));
    size_t url = b.n + 1, source, tags;
    buf_add_char(&b, '\0');
    safe_add_line(&b, str_from(from->url));
    source = b.n + 1;
    buf_add_char(&b, '\0');
    safe_add_line(&b, str_from(from->source_name));
    tags = b.n + 1;
    buf_add_char(&b, '\0');
    safe_add_line(&b, str_from(from->tags));
    buf_add_char(&b, '\0');
    to.text = buf_take(&b);
    to.row.title = to.text;
    to.row.url = from->url ? to.text + url : NULL;
    to.row.source_name = to.text + source;
    to.row.tags = from->tags ? to.text + tags : NULL;
    return to;
}

/* Inserts `count` rows at `at`, for the caller to fill. */
static void open_gap(struct list_window *w, size_t at, size_t count)
{
    if (count == 0)
        return;
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

static void insert(struct list_window *w, size_t at, const struct article_list *list)
{
    open_gap(w, at, list->n);
    for (size_t i = 0; i < list->n; i++)
        w->rows[at + i] = copy_row(&list->rows[i]);
}

/* Drops rows far from the screen. */
static void trim(struct list_window *w, bool front)
{
    if (w->n <= WINDOW_MAX_ROWS)
        return;
    size_t excess = w->n - WINDOW_MAX_ROWS;
    size_t first = w->top < w->selected ? w->top : w->selected;
    size_t last = w->top < w->selected ? w->selected : w->top;
    if (front && first >= excess + WINDOW_CHUNK) {
        remove_rows(w, 0, excess);
        w->at_start = w->before.cut = false;
    } else if (!front && last + WINDOW_CHUNK < w->n - excess) {
        remove_rows(w, w->n - excess, excess);
        w->at_end = w->after.cut = false;
    }
}

/* Index of the first row at or after `at`. */
static size_t find_index(const struct list_window *w, struct article_position at)
{
    size_t i = 0;
    while (i < w->n && is_before(w, w->rows[i].row.at, at))
        i++;
    return i;
}

/* Index of an article's row; of its neighbour once it is gone. */
static size_t find_again(const struct list_window *w, struct article_position at)
{
    struct window_row *row = window_find(w, at.id);
    size_t i = row ? (size_t)(row - w->rows) : find_index(w, at);
    return i < w->n ? i : w->n ? w->n - 1 : 0;
}

/* Moves an index to the row of an article, if that is loaded. */
static void keep_index(const struct list_window *w, size_t *index, int64_t id)
{
    const struct window_row *row = window_find(w, id);
    *index = row ? (size_t)(row - w->rows) : *index;
}

/* True when a row missing from a reload stays in the window. */
static bool keeps_row(const struct list_window *w, const struct window_row *row, bool was_asked_for,
                      const struct article_list *list)
{
    struct article_position at = row->row.at;
    if (list->cut)
        return is_before(w, list->reached, at) || (w->filtered && row->touched && was_asked_for);
    /* Nothing is known beyond the last reloaded row, so nothing may stay there. */
    bool known = !list->more || (list->n > 0 && is_before(w, at, list->rows[list->n - 1].at));
    return w->filtered && row->touched && known && was_asked_for;
}

struct window_row *window_find(const struct list_window *w, int64_t id)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->rows[i].row.at.id == id)
            return &w->rows[i];
    return NULL;
}

void window_go_to(struct list_window *w, struct article_position at)
{
    struct window_row *row = window_find(w, at.id);
    if (row) {
        w->selected = (size_t)(row - w->rows);
    } else if (!w->ranked) {
        w->wanted = WINDOW_AT;
        w->target = at;
    }
}

/* Replaces the window's rows by reloaded ones. In a filtered list, rows that the user changed stay,
 * so that nothing vanishes while being read; the selection stays on its row or moves to the
 * next. */
static void merge_reload(struct list_window *w, const struct article_list *list)
{
    struct list_window old = *w;
    struct article_position selected = old.rows[old.selected].row.at,
                            top = old.rows[old.top].row.at;
    w->rows = NULL;
    w->n = w->size = w->selected = w->top = 0;
    insert(w, 0, list);
    for (size_t i = 0; i < old.n; i++) {
        struct window_row *r = &old.rows[i], *now = window_find(w, r->row.at.id);
        if (now) {
            now->touched = r->touched;
        } else if (keeps_row(w, r, i >= old.again_from, list)) {
            size_t at = find_index(w, r->row.at);
            open_gap(w, at, 1);
            w->rows[at] = *r;
            continue;
        }
        free(r->text);
    }
    free(old.rows);
    w->at_start = old.again_from_start; /* else newer rows may precede it */
    w->before.cut = w->before.cut && old.again_from == 0;
    if (!list->cut) {
        w->at_end = !list->more;
        w->after.cut = false;
    } else if (!w->at_end &&
               (w->after.cut ? is_before(w, w->after.reached, list->reached) : !w->n)) {
        w->after = (struct window_edge){true, list->reached};
    }
    w->selected = find_again(w, selected);
    w->top = find_again(w, top);
    if (!list->cut && list->more && w->n > 0 && is_before(w, w->rows[w->n - 1].row.at, selected))
        window_go_to(w, selected); /* new rows pushed the selection out of the reload */
}

/* Replaces all rows by the list's. */
static void replace_rows(struct list_window *w, enum window_load load,
                         const struct article_list *list)
{
    struct window_edge edge = {list->cut, list->reached};
    bool back = load == WINDOW_END;
    remove_rows(w, 0, w->n);
    insert(w, 0, list);
    w->selected = w->top = back && w->n > 0 ? w->n - 1 : 0;
    w->at_start = load == WINDOW_START || (back && !list->more);
    w->at_end = back || !list->more;
    w->before = back ? edge : (struct window_edge){0};
    w->after = back ? (struct window_edge){0} : edge;
    w->stopped = false;
}

/* Begins a search by match, or its renewal. */
static void begin_ranked(struct list_window *w, bool renewed)
{
    if (!renewed)
        remove_rows(w, 0, w->n);
    for (size_t i = 0; i < w->n; i++)
        w->rows[i].old = true;
    w->found = 0;
    w->renewed = renewed;
    w->stopped = false;
}

/* Inserts a row by its score, from index `at` on, in place of the article's old one; that keeps its
 * rank among equals. Returns its index. */
static size_t insert_ranked(struct list_window *w, size_t at, const struct article_row *row)
{
    struct window_row *old = window_find(w, row->at.id), new = copy_row(row);
    if (old) {
        size_t index = (size_t)(old - w->rows);
        new.touched = old->touched;
        if (old->row.score == row->score) {
            free(old->text);
            *old = new;
            return index;
        }
        remove_rows(w, index, 1);
        at -= index < at;
    }
    while (at < w->n && w->rows[at].row.score >= row->score)
        at++;
    open_gap(w, at, 1);
    w->rows[at] = new;
    return at;
}

/* Drops the rows that a renewal has not found again, unless the user has changed them. */
static void drop_old(struct list_window *w)
{
    for (size_t i = w->n; i-- > 0;)
        if (w->rows[i].old && !(w->filtered && w->rows[i].touched))
            remove_rows(w, i, 1);
    w->renewed = false;
}

/* Merges rows by score. The selection stays on its row, at the top with the best. */
static void merge_ranked(struct list_window *w, enum window_load load,
                         const struct article_list *list)
{
    if (load != WINDOW_AFTER)
        begin_ranked(w, load == WINDOW_AGAIN);
    bool at_best = w->selected == 0 && !w->renewed;
    int64_t selected = w->n > 0 ? w->rows[w->selected].row.at.id : 0;
    int64_t top = w->n > 0 ? w->rows[w->top].row.at.id : 0;
    for (size_t i = 0, at = 0; i < list->n && at < WINDOW_MAX_ROWS; i++, at++)
        at = insert_ranked(w, at, &list->rows[i]);
    keep_index(w, &w->selected, selected);
    keep_index(w, &w->top, top);
    if (!list->cut)
        drop_old(w);
    if (w->n > WINDOW_MAX_ROWS)
        remove_rows(w, WINDOW_MAX_ROWS, w->n - WINDOW_MAX_ROWS);
    if (at_best)
        w->selected = w->top = 0;
    w->found += list->n;
    w->ranked = w->at_start = true;
    w->at_end = !list->cut;
    w->after = (struct window_edge){list->cut, list->reached};
}

void window_accept(struct list_window *w, const struct article_list *list)
{
    enum window_load load = w->pending;
    struct window_edge edge = {list->cut, list->reached};
    bool empty = w->n == 0;
    w->pending = WINDOW_NOTHING;
    w->loaded = true;
    w->slow = w->slow || list->cut;
    if (list->ranked && load != WINDOW_NOTHING) {
        merge_ranked(w, load, list);
        return;
    }
    switch (load) {
    case WINDOW_NOTHING:
        break;
    case WINDOW_START:
    case WINDOW_END:
    case WINDOW_AT:
        replace_rows(w, load, list);
        break;
    case WINDOW_BEFORE:
        insert(w, 0, list);
        w->selected = empty && w->n > 0 ? w->n - 1 : w->selected; /* searched from the end */
        w->at_start = !list->more;
        w->before = edge;
        trim(w, false);
        break;
    case WINDOW_AFTER:
        insert(w, w->n, list);
        w->at_end = !list->more;
        w->after = edge;
        trim(w, true);
        break;
    case WINDOW_AGAIN:
        merge_reload(w, list);
        break;
    }
}
