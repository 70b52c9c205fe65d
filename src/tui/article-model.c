/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the article pane holds: the article, its lines, and the place in it. */
#include "config.h"

#include <string.h>

#include "text/anchor.h"
#include "text/safe.h"
#include "text/width.h"
#include "tui/article-view.h"
#include "tui/article-wrap.h"
#include "tui/state.h"

static void forget_text(struct article_view *a)
{
    layout_free(a->layout);
    a->layout = NULL;
    if (a->loaded) {
        engine_article_fini(&a->data);
        a->loaded = false;
    }
    a->found.n = 0;
    a->hints.n = 0;
    a->places.n = 0;
    buf_clear(&a->typed);
}

void article_fini(struct article_view *a)
{
    forget_text(a);
    surface_fini(&a->line);
    article_pictures_fini(&a->pictures);
    buf_fini(&a->find);
    buf_fini(&a->typed);
    vec_fini(&a->found);
    vec_fini(&a->times);
    vec_fini(&a->hints);
    vec_fini(&a->places);
}

/* ---- loading --------------------------------------------------------------------------------- */

static void load(struct ui *ui)
{
    struct article_view *a = &ui->article;
    struct effect *f = ui_effect(ui, EFFECT_LOAD_ARTICLE);
    f->id = a->wanted;
    f->page_text = a->page_text;
    f->request = a->request = ui_next_request(ui);
}

void article_open(struct ui *ui, const struct article_row *row)
{
    struct article_view *a = &ui->article;
    int64_t id = row->at.id;
    bool unread = !row->read;
    if (a->wanted != id) {
        article_save_position(ui);
        buf_clear(&a->find);
        a->wanted = id;
        a->hits_out = false;
        a->page_text = true;
        a->awaits_page = a->switched = a->return_known = false;
        a->page_failure.code = ERROR_NONE;
        load(ui);
    }
    if (unread && ui->settings.mark_read_on == MARK_READ_ON_OPEN) {
        ui_mark(ui, MARK_READ, id);
    }
}

void article_close(struct ui *ui)
{
    struct article_view *a = &ui->article;
    article_save_position(ui);
    forget_text(a);
    buf_clear(&a->find);
    a->wanted = 0;
    a->request = 0;
}

void article_reload(struct ui *ui)
{
    if (ui->article.wanted) {
        load(ui);
    }
}

static void wrap(struct ui *ui, struct engine_article *data)
{
    struct buf notice = BUF_INIT, path = BUF_INIT;
    article_text_add_notice(ui, data->page_problem, &notice);
    frame_add_place_path(ui, &path);
    struct article_wrapping wrapping = {
        .ascii = ui->glyphs == &glyphs_ascii,
        .link_list = ui->settings.link_list,
        .shown_path = buf_c(&path),
        .notice = notice.n > 0 ? notice.p : NULL,
        .zone = ui->zone,
    };
    article_wrap(data, &wrapping);
    buf_fini(&notice);
    buf_fini(&path);
}

void article_accept(struct ui *ui, uint32_t request, struct engine_article *data, int percent)
{
    struct article_view *a = &ui->article;
    if (request != a->request) {
        engine_article_fini(data);
        memset(data, 0, sizeof *data);
        return;
    }
    a->request = 0;
    bool again = a->loaded && a->data.row.at.id == data->row.at.id;
    uint64_t place = !again      ? data->position
                     : a->layout ? anchor_make(layout_text(a->layout), a->position)
                                 : a->place;
    if (again) {
        article_save_position(ui);
    }
    forget_text(a);
    a->data = *data;
    memset(data, 0, sizeof *data);
    a->shows_feed = a->data.row.full_text && !a->page_text;
    place = article_text_place(a, place);
    wrap(ui, &a->data);
    article_learn_text(ui);
    a->own_size = percent > 0 ? text_size_of_percent(percent) : NULL;
    a->loaded = true;
    article_pictures_begin(ui, again);
    a->place = place;
    a->place_wanted = true;
    article_sync(ui); /* what the user did may not have been stored when this was read */
}

void article_sync(struct ui *ui)
{
    struct article_view *a = &ui->article;
    const struct window_row *row =
        a->loaded ? window_find(&ui->list.window, a->data.row.at.id) : NULL;
    if (row) {
        a->data.row.read = row->row.read;
        a->data.row.starred = row->row.starred;
        if (row->row.full_text && !a->data.row.full_text && a->page_text && a->request == 0) {
            article_text_came(ui);
        }
    }
}

bool article_failed(struct ui *ui, uint32_t request)
{
    struct article_view *a = &ui->article;
    if (a->request == 0 || request != a->request) {
        return false;
    }
    a->request = 0;
    a->wanted = a->loaded ? a->data.row.at.id : 0;
    return true;
}

/* ---- lines and the place in them ------------------------------------------------------------- */

static bool same_options(const struct layout_options *a, const struct layout_options *b)
{
    return a->width == b->width && a->rung == b->rung && a->ascii == b->ascii &&
           a->left == b->left && a->link_marks == b->link_marks &&
           a->terminal_bidi == b->terminal_bidi;
}

struct rect article_area(struct rect pane)
{
    int pad = pane.width > 2 ? 1 : 0;
    return (struct rect){pane.x + pad, pane.y, pane.width - 2 * pad, pane.height};
}

enum { BREADCRUMB_MOST = 3 }; /* it takes one row of so many, or stands out of view */

/* The line that an article begins with: the title where the breadcrumb above is large for the pane.
 */
static size_t first_line(const struct article_view *a, int height)
{
    const struct doc_node *head = a->data.body.root->first;
    const struct layout_line *line;
    size_t n = 0;
    int rows = 0;
    if (!head || head->kind != DOC_BREADCRUMB) {
        return 0;
    }
    while ((line = layout_line(a->layout, n)) && (n == 0 || !article_begins_paragraph(a, n))) {
        rows += text_plan_rows(&a->plan, line);
        n++;
    }
    return line && rows * BREADCRUMB_MOST > height ? n : 0;
}

/* The last line that may stand at the top; sets no more of the text than it must. */
static size_t last_top(const struct article_view *a, size_t wanted, int height)
{
    if (layout_line(a->layout, wanted + article_lines(a, wanted, height) - 1)) {
        return wanted;
    }
    size_t top = layout_finish(a->layout);
    while (top > 0 && (height -= text_plan_rows(&a->plan, layout_line(a->layout, top - 1))) >= 0) {
        top--;
    }
    return top;
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
    a->hyperlinks = plan.method == TEXT_LAYOUT && article_has_hyperlinks(ui);
    if (!a->loaded || area.width < 1) {
        return;
    }
    bool same = !article_pictures_fit(ui, &options, area.height);
    same = same && a->width_rules == width_rules();
    if (a->layout && same && same_options(&options, &a->laid_out)) {
        return;
    }
    layout_free(a->layout);
    a->layout = layout_new(&a->data.body, &options);
    a->laid_out = options;
    a->width_rules = width_rules();
    a->reading = layout_line_at(a->layout, a->reading_offset);
    if (a->place_wanted) {
        a->position = anchor_find(layout_text(a->layout), a->place);
        a->saved_position = a->position;
        a->place_wanted = false;
        article_measure_time(a);
    }
    a->top = a->position > 0 ? layout_line_at(a->layout, a->position)
                             : last_top(a, first_line(a, area.height), area.height);
    a->reading_marked = false;
    article_settle(a, area.height);
    article_find_again(ui);
}

int article_height(struct ui *ui)
{
    struct geometry g = ui_geometry(ui);
    if (!g.visible[PANE_ARTICLE]) {
        return 0;
    }
    article_fit(ui, g.inner[PANE_ARTICLE]);
    return ui->article.layout ? g.inner[PANE_ARTICLE].height : 0;
}

size_t article_lines(const struct article_view *a, size_t top, int rows)
{
    size_t n = 0;
    for (;;) {
        const struct layout_line *line = layout_line(a->layout, top + n);
        rows -= line ? text_plan_rows(&a->plan, line) : a->plan.rows;
        if (rows < 0) {
            return n > 0 ? n : 1;
        }
        n++;
    }
}

void article_go_to_line(struct ui *ui, size_t line)
{
    struct article_view *a = &ui->article;
    int height = article_height(ui);
    if (height <= 0) {
        return;
    }
    a->top = last_top(a, line, height);
    const struct layout_line *top = layout_line(a->layout, a->top);
    a->position = top && a->top > first_line(a, height) ? top->offset : 0;
    article_settle(a, height);
}

void article_scroll(struct ui *ui, int by)
{
    size_t top = ui->article.top, back = by < 0 ? (size_t)-by : 0;
    article_go_to_line(ui, by < 0 ? (top > back ? top - back : 0) : top + (size_t)by);
}

int article_percent(const struct ui *ui, int height)
{
    const struct article_view *a = &ui->article;
    if (!a->layout || height <= 0) {
        return -1;
    }
    const struct layout_line *below =
        layout_line(a->layout, a->top + article_lines(a, a->top, height));
    if (!below) {
        return a->top == 0 ? -1 : 100;
    }
    size_t all = layout_text(a->layout).n;
    uint64_t read = below->offset;
    return all > 0 && read < all ? (int)(read * 100 / all) : 99;
}

void article_save_position(struct ui *ui)
{
    struct article_view *a = &ui->article;
    /* It opens with the page's text, to which a place in the feed's means nothing. */
    if (!a->layout || a->shows_feed || a->position == a->saved_position) {
        return;
    }
    ui_send(ui,
            &(struct engine_command){.kind = ENGINE_SET_POSITION,
                                     .id = a->data.row.at.id,
                                     .position = anchor_make(layout_text(a->layout), a->position)});
    a->saved_position = a->position;
}
