/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/article/fit.h"

#include "present/article-wrap.h"
#include "screen/glyphs.h"
#include "text/display/width.h"
#include "text/find/anchor.h"
#include "tui/article/lines.h"
#include "tui/article/matches.h"
#include "tui/article/pictures.h"
#include "tui/article/progress.h"
#include "tui/core/appearance.h"
#include "tui/core/geometry.h"
#include "tui/core/state.h"

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
                             : article_last_top(a, article_first_line(a, height), height);
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
        article_measure_time(a);
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
    a->top = article_last_top(a, line, height);
    a->position = a->top > article_first_line(a, height) ? layout_place(a->layout, a->top) : 0;
    article_show_current_line(a, height);
}

void article_scroll(struct ui *ui, int by)
{
    size_t top = ui->article.top, back = by < 0 ? (size_t)-by : 0;
    article_go_to_line(ui, by < 0 ? (top > back ? top - back : 0) : top + (size_t)by);
}
