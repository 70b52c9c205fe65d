/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/big-text.h"

#include <stdlib.h>

#include "base/mem.h"
#include "term/sgr.h"

void big_text_fini(struct big_text *b)
{
    free(b->rows);
    vec_fini(&b->places);
    buf_fini(&b->shown);
    *b = (struct big_text){0};
}

/* `before` (may be NULL) is the last run drawn, whose style is set. */
static void add_run(struct buf *b, const struct big_run *run, const struct big_run *before)
{
    buf_printf(b, "\033[%d;%dH", run->y + 1, run->x + 1);
    struct sequence style = sgr_style(run->style);
    if (!before || !style_eq(&run->style, &before->style))
        sequence_send(&style, b);
    buf_printf(b, "\033]66;s=%d", run->scale);
    if (run->denominator)
        buf_printf(b, ":n=%d:d=%d:v=2", run->numerator, run->denominator);
    if (run->unit)
        buf_printf(b, ":w=%d", run->unit);
    buf_printf(b, ";%s\033\\", run->text);
}

static void add_runs(struct buf *b, const struct surface *s)
{
    for (size_t i = 0; i < s->runs.n; i++)
        add_run(b, &s->runs.v[i], i > 0 ? &s->runs.v[i - 1] : NULL);
}

static void erase_places(const struct big_text *b, struct buf *out)
{
    for (size_t i = 0; i < b->places.n; i++) {
        struct rect r = b->places.v[i];
        for (int y = r.y; y < r.y + r.height; y++)
            buf_printf(out, "\033[%d;%dH\033[%dX", y + 1, r.x + 1, r.width);
    }
}

static void remove_runs(struct big_text *b, struct buf *out)
{
    erase_places(b, out);
    b->places.n = 0;
    buf_clear(&b->shown);
}

static bool runs_disturbed(const struct big_text *b, const struct surface *s, const bool *touched)
{
    AUTO(buf) wanted = BUF_INIT;
    add_runs(&wanted, s);
    bool disturbed = !str_eq(buf_str(&wanted), buf_str(&b->shown));
    for (size_t i = 0; i < b->places.n && !disturbed; i++) {
        struct rect r = b->places.v[i];
        for (int y = r.y; y < r.y + r.height; y++)
            disturbed = disturbed || touched[y];
    }
    return disturbed;
}

bool big_text_clears(const struct big_text *b, const struct surface *s, const bool *touched, int y)
{
    bool changes = s->row_sizes[y] == ROW_SINGLE || touched[y];
    return y < b->height && b->rows[y] != ROW_SINGLE && changes;
}

void big_text_before(struct big_text *b, const struct surface *s, const bool *touched,
                     struct buf *out)
{
    AUTO(buf) part = BUF_INIT;
    b->redraws = b->places.n > 0 && runs_disturbed(b, s, touched);
    if (b->redraws)
        remove_runs(b, &part);
    if (b->height != s->height) { /* new rows are single */
        b->rows = mem_resize(b->rows, (size_t)s->height, sizeof *b->rows);
        for (int y = b->height; y < s->height; y++)
            b->rows[y] = ROW_SINGLE;
        b->height = s->height;
    }
    for (int y = 0; y < s->height; y++) {
        if (big_text_clears(b, s, touched, y)) {
            bool single = s->row_sizes[y] == ROW_SINGLE;
            buf_printf(&part, "\033[%d;1H%s\033[2K", y + 1, single ? "\033#5" : "");
            b->rows[y] = single ? ROW_SINGLE : b->rows[y];
        }
    }
    sequence_send_aside(&part, out);
}

void big_text_after(struct big_text *b, const struct surface *s, struct buf *out)
{
    AUTO(buf) part = BUF_INIT;
    for (int y = 0; y < s->height; y++) {
        if (b->rows[y] != s->row_sizes[y]) {
            b->rows[y] = s->row_sizes[y];
            buf_printf(&part, "\033[%d;1H\033#%c", y + 1, b->rows[y] == ROW_DOUBLE_TOP ? '3' : '4');
        }
    }
    if (s->runs.n > 0 && b->places.n == 0) {
        for (size_t i = 0; i < s->runs.n; i++) {
            const struct big_run *run = &s->runs.v[i];
            vec_push(&b->places, ((struct rect){run->x, run->y, run->cells, run->scale}));
        }
        add_runs(&b->shown, s);
        b->redraws = true;
        erase_places(b, &part);
        buf_add(&part, buf_str(&b->shown));
        buf_add_c(&part, "\033[0m");
    }
    sequence_send_aside(&part, out);
}

bool big_text_has_double(const struct big_text *b)
{
    for (int y = 0; y < b->height; y++)
        if (b->rows[y] != ROW_SINGLE)
            return true;
    return false;
}

void big_text_clear(struct big_text *b, int height, struct buf *out)
{
    AUTO(buf) part = BUF_INIT;
    bool any_double = big_text_has_double(b);
    remove_runs(b, &part);
    for (int y = 0; any_double && y < height; y++)
        buf_printf(&part, "\033[%d;1H\033#5", y + 1);
    for (int y = 0; y < b->height; y++)
        b->rows[y] = ROW_SINGLE;
    sequence_send_aside(&part, out);
}
