/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading progress, time left, and the position among matches. */
#include "config.h"

#include "tui/article/progress.h"

#include "text/display/reading-time.h"
#include "tui/article/lines.h"
#include "tui/core/state.h"

/* Text is measured once, in blocks, so that a step in a long one costs a block at most. */
enum { BLOCK = 8192, MAX_MINUTES = 100 /* shown as minutes */ };

/* Start of a block, at a character boundary. */
static size_t block_start(struct str text, size_t block)
{
    size_t at = block * BLOCK;
    while (at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80)
        at++;
    return at;
}

void article_measure_time(struct article_view *a)
{
    struct str text = layout_text(a->layout);
    size_t n = text.n / BLOCK + 1;
    a->times.n = 0;
    for (size_t i = 0; i <= n; i++)
        vec_push(&a->times, 0);
    for (size_t i = n; i-- > 0;) { /* sum from each block to the end */
        struct str block = str_slice(text, block_start(text, i), block_start(text, i + 1));
        a->times.v[i] = a->times.v[i + 1] + reading_time(block);
    }
}

/* Minutes from the top of the pane to the end, at least 1. */
static long minutes_left(const struct article_view *a)
{
    struct str text = layout_text(a->layout);
    size_t next = a->position / BLOCK + 1;
    long time = a->position == 0
                    ? a->times.v[0]
                    : a->times.v[next] +
                          reading_time(str_slice(text, a->position, block_start(text, next)));
    return time > 0 ? (time + 999) / 1000 : 1;
}

static void add_part(const struct ui *ui, struct buf *b, size_t start)
{
    buf_add_c(b, b->n > start ? ui->glyphs->separator : "");
}

static void add_time(struct buf *b, long minutes)
{
    if (minutes < MAX_MINUTES)
        /* TRANSLATORS: how many minutes the rest of an article takes to read. */
        buf_printf(b, _("%ld min"), minutes);
    else
        /* TRANSLATORS: likewise, how many hours. */
        buf_printf(b, _("%ld h"), (minutes + 30) / 60);
}

void article_add_progress(const struct ui *ui, struct buf *b, int height)
{
    const struct article_view *a = &ui->article;
    int percent = ui->settings.progress ? article_percent(ui, height) : -1;
    size_t start = b->n;
    if (percent >= 0)
        buf_printf(b, "%d%%", percent);
    if (percent >= 0 && percent < 100) {
        add_part(ui, b, start);
        add_time(b, minutes_left(a));
    }
    if (a->layout && a->find.n > 0 && a->found.n > 0) {
        add_part(ui, b, start);
        /* TRANSLATORS: the number of a match, and of all matches. */
        buf_printf(b, _("match %zu/%zu"), a->found_at + 1, a->found.n);
    }
}
