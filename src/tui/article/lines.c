/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the article: its layout for the pane, the current line, and what is left to read. */
#include "config.h"

#include "tui/article/lines.h"

#include "present/article-wrap.h"
#include "screen/glyphs.h"
#include "text/display/reading-time.h"
#include "text/display/width.h"
#include "text/find/anchor.h"
#include "tui/article/matches.h"
#include "tui/article/pictures.h"
#include "tui/core/appearance.h"
#include "tui/core/geometry.h"
#include "tui/core/state.h"
#include "tui/size/text-size.h"

bool article_has_text(const struct article_view *a, size_t line)
{
    const struct layout_line *l = layout_line(a->layout, line);
    return l && l->n_spans > 0;
}

size_t article_first_text(const struct article_view *a, size_t line, size_t end)
{
    size_t i = line;
    while (i < end && !article_has_text(a, i))
        i++;
    return i < end ? i : line;
}

void article_read_line(struct article_view *a, size_t line)
{
    const struct layout_line *l = layout_line(a->layout, line);
    a->reading = line;
    a->reading_offset = l ? l->offset : 0;
    a->reading_marked = false;
}

size_t article_lines(const struct article_view *a, size_t top, int rows)
{
    size_t n = 0;
    for (;;) {
        const struct layout_line *line = layout_line(a->layout, top + n);
        rows -= line ? text_plan_rows(&a->plan, line) : a->plan.rows;
        if (rows < 0)
            return n > 0 ? n : 1;
        n++;
    }
}

void article_show_current_line(struct article_view *a, int height)
{
    size_t end = a->top + article_lines(a, a->top, height);
    bool in_view = a->reading >= a->top && a->reading < end;
    if (!a->line_focus || !in_view)
        article_read_line(a, article_first_text(a, a->top, end));
}

bool article_begins_paragraph(const struct article_view *a, size_t line)
{
    const struct layout_line *l = layout_line(a->layout, line);
    return l && l->paragraph && l->n_spans > 0;
}

enum { BREADCRUMB_SHARE = 3 }; /* out of view if it takes more than 1/n of the rows */

/* First line to show in a pane of that height: the title if the breadcrumb above it is too large.
 */
static size_t first_line(const struct article_view *a, int height)
{
    const struct doc_node *head = a->data.body.root->first;
    const struct layout_line *line;
    size_t n = 0;
    int rows = 0;
    if (!head || head->kind != DOC_BREADCRUMB)
        return 0;
    while ((line = layout_line(a->layout, n)) && (n == 0 || !article_begins_paragraph(a, n))) {
        rows += text_plan_rows(&a->plan, line);
        n++;
    }
    return line && rows * BREADCRUMB_SHARE > height ? n : 0;
}

/* Last line allowed at the top, at most `wanted`. Lays out no more than needed. */
static size_t last_top(const struct article_view *a, size_t wanted, int height)
{
    if (layout_line(a->layout, wanted + article_lines(a, wanted, height) - 1))
        return wanted;
    size_t top = layout_finish(a->layout);
    while (top > 0 && (height -= text_plan_rows(&a->plan, layout_line(a->layout, top - 1))) >= 0)
        top--;
    return top;
}

/* Percentage read, 0-100; -1 when everything is in view. */
static int percent_read(const struct ui *ui, int height)
{
    const struct article_view *a = &ui->article;
    if (!a->layout || height <= 0)
        return -1;
    const struct layout_line *below =
        layout_line(a->layout, a->top + article_lines(a, a->top, height));
    if (!below)
        return a->top == 0 ? -1 : 100;
    size_t all = layout_text(a->layout).n;
    uint64_t read = below->offset;
    return all > 0 && read < all ? (int)(read * 100 / all) : 99;
}

/* ---- progress, time left, position among matches --------------------------------------------- */

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

/* Measures the reading time after layout. */
static void measure_time(struct article_view *a)
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
    int percent = ui->settings.progress ? percent_read(ui, height) : -1;
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

/* ---- layout for the pane --------------------------------------------------------------------- */

static bool same_options(const struct layout_options *a, const struct layout_options *b)
{
    return a->width == b->width && a->rung == b->rung && a->ascii == b->ascii &&
           a->left == b->left && a->link_marks == b->link_marks &&
           a->terminal_bidi == b->terminal_bidi;
}

static void go_to_place(struct article_view *a, int height)
{
    a->reading = layout_line_at(a->layout, a->reading_offset);
    a->top = a->position > 0 ? layout_line_at_place(a->layout, a->position)
                             : last_top(a, first_line(a, height), height);
    a->reading_marked = false;
    article_show_current_line(a, height);
}

/* True when links are passed to the terminal (OSC 8). */
static bool has_hyperlinks(const struct ui *ui)
{
    switch ((enum hyperlinks)ui->settings.hyperlinks) {
    case HYPERLINKS_AUTO:
        return ui->terminal.hyperlinks && !ui->terminal.no_hyperlinks;
    case HYPERLINKS_ON:
        return !ui->terminal.no_hyperlinks;
    default:
        return false;
    }
}

void article_fit(struct ui *ui, struct rect pane)
{
    struct rect area = article_area(pane);
    struct article_view *a = &ui->article;
    struct text_plan plan = article_plan(ui);
    struct layout_options options = {
        .width = plan.columns,
        .rung = plan.size->rung,
        .ascii = ui->glyphs == &glyphs_ascii,
        .left = ui->settings.left_align || ui->settings.linear,
        .link_marks = ui->settings.link_marks,
        .terminal_bidi = ui_terminal_bidi(ui),
    };
    article_set_labels(&options);
    a->plan = plan;
    a->hyperlinks = plan.method == TEXT_LAYOUT && has_hyperlinks(ui);
    if (!a->loaded || area.width < 1)
        return;
    bool same = !article_pictures_fit(ui, &options, area.height);
    same = same && a->width_rules == width_rules();
    if (a->layout && same && same_options(&options, &a->laid_out))
        return;
    bool keeps_lines = a->grows && same_options(&options, &a->laid_out);
    layout_free(a->layout);
    a->layout = layout_new(&a->data.body, &options);
    a->grows = false;
    a->laid_out = options;
    a->width_rules = width_rules();
    if (a->place_wanted) {
        a->position = anchor_find(layout_text(a->layout), a->place);
        a->saved_position = a->position;
        a->place_wanted = false;
        measure_time(a);
    }
    if (!keeps_lines)
        go_to_place(a, area.height);
    article_find_update(ui);
}

int article_height(struct ui *ui)
{
    struct geometry g = ui_geometry(ui);
    if (!g.visible[PANE_ARTICLE])
        return 0;
    article_fit(ui, g.inner[PANE_ARTICLE]);
    return ui->article.layout ? g.inner[PANE_ARTICLE].height : 0;
}

void article_go_to_line(struct ui *ui, size_t line)
{
    struct article_view *a = &ui->article;
    int height = article_height(ui);
    if (height <= 0)
        return;
    a->top = last_top(a, line, height);
    a->position = a->top > first_line(a, height) ? layout_place(a->layout, a->top) : 0;
    article_show_current_line(a, height);
}

void article_scroll(struct ui *ui, int by)
{
    size_t top = ui->article.top, back = by < 0 ? (size_t)-by : 0;
    article_go_to_line(ui, by < 0 ? (top > back ? top - back : 0) : top + (size_t)by);
}
