/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/tree.h"
#include "screen/surface.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "tui/article/load.h"
#include "tui/article/move.h"
#include "tui/core/geometry.h"
#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/draw/find.h"
#include "tui/list/hits.h"
#include "tui/list/jump.h"
#include "tui/list/load.h"
#include "tui/list/model.h"
#include "tui/list/query.h"
#include "tui/pane/linear-rows.h"
#include "tui/pane/views.h"
#include "tui/tree/model.h"
#include "tui/widget/command-line.h"

enum {
    SOURCE_FROM = 60, /* columns required for source names */
    SOURCE_WIDE_FROM = 84,
    DATE_WIDTH = 5,
    LONG_DATE_WIDTH = 10,
    LONG_DATE_FROM = 60,
    WHEEL_ROWS = 3,
    KEPT_GAP = 2,
    KEPT_MIN = 3,   /* cells of tags; fewer say nothing */
    KEPT_MAX = 18,  /* cells of tags beside a long title */
    KEPT_FROM = 30, /* cells of a title required beside them */
};

/* ---- moving ---------------------------------------------------------------------------------- */

static void move(struct ui *ui, int by)
{
    window_move(&ui->list.window, by);
    window_scroll(&ui->list.window, list_height(ui));
    list_load(ui);
}

static void step(struct ui *ui, const struct call *call)
{
    move(ui, call->direction * call->count);
}

/* Full screens: the last row becomes the first. */
static void page(struct ui *ui, const struct call *call)
{
    int by = call->direction * (list_height(ui) > 1 ? list_height(ui) - 1 : 1);
    window_scroll_by(&ui->list.window, by, list_height(ui));
    move(ui, by);
}

static void half_page(struct ui *ui, const struct call *call)
{
    move(ui, call->direction * (list_height(ui) + 1) / 2);
}

static void top(struct ui *ui, const struct call *call)
{
    window_go_start(&ui->list.window);
    list_load(ui);
}

static void bottom(struct ui *ui, const struct call *call)
{
    window_go_end(&ui->list.window);
    window_scroll(&ui->list.window, list_height(ui));
    list_load(ui);
}

static void left(struct ui *ui, const struct call *call)
{
    ui_focus(ui, PANE_TREE);
}

static void right(struct ui *ui, const struct call *call)
{
    struct window_row *row = window_selected(&ui->list.window);
    if (ui->article.wanted)
        ui_focus(ui, PANE_ARTICLE);
    else if (row)
        ui_run(ui, COMMAND_OPEN, 0, NULL);
}

/* ---- opening --------------------------------------------------------------------------------- */

static void open(struct ui *ui, const struct call *call)
{
    struct window_row *row = window_selected(&ui->list.window);
    if (row) {
        article_open(ui, &row->row);
        ui_focus(ui, PANE_ARTICLE);
    }
}

/* Space: pages through the article beside the list, then opens the next unread one, keeping the
 * focus. */
static void advance(struct ui *ui, const struct call *call)
{
    struct window_row *row = window_selected(&ui->list.window);
    if (!row)
        return;
    if (ui->article.wanted != row->row.at.id) {
        article_open(ui, &row->row);
        if (!ui_geometry(ui).visible[PANE_ARTICLE])
            ui_focus(ui, PANE_ARTICLE);
    } else if (!article_page_down(ui)) {
        list_step(ui, 1, true, true);
    }
}

static void next(struct ui *ui, const struct call *call)
{
    if (ui->list.find.n > 0)
        list_find_step(ui, call->direction);
    else
        list_step(ui, call->direction, true, false);
}

static void find(struct ui *ui, const struct call *call)
{
    buf_set_c(&ui->list.find, call->argument);
    list_find_step(ui, 1);
}

static const struct handler handlers[] = {
    {COMMAND_DOWN, step, 1},
    {COMMAND_UP, step, -1},
    {COMMAND_TOP, top},
    {COMMAND_BOTTOM, bottom},
    {COMMAND_PAGE_DOWN, page, 1},
    {COMMAND_PAGE_UP, page, -1},
    {COMMAND_HALF_DOWN, half_page, 1},
    {COMMAND_HALF_UP, half_page, -1},
    {COMMAND_LEFT, left},
    {COMMAND_RIGHT, right},
    {COMMAND_OPEN, open},
    {COMMAND_ADVANCE, advance},
    {COMMAND_BACK, left},
    {COMMAND_NEXT, next, 1},
    {COMMAND_PREVIOUS, next, -1},
    {COMMAND_NEXT_ARTICLE, list_step_article, 1},
    {COMMAND_PREVIOUS_ARTICLE, list_step_article, -1},
    {COMMAND_FIND, find, .asks = &find_prompt},
    {COMMAND_NONE, NULL},
};

/* ---- painting -------------------------------------------------------------------------------- */

/* Columns of a row, from the right: star, offline, date, source; the title takes the rest. */
struct columns {
    int title, title_width;
    int source, source_width;
    int date_end, date_width;
    struct civil today; /* determines the form of dates */
    int star, offline;
};

static struct columns columns_of(const struct ui *ui, struct rect area)
{
    const struct list_view *l = &ui->list;
    const struct tree_node *node = place_node(&ui->tree, l->place);
    bool one_source = node && node_is_source(node->kind) && !l->names_differ;
    struct columns c = {.today = ui_civil(ui, ui->now)};
    int end = area.x + area.width;
    c.star = end - 1;
    c.offline = end - 2;
    c.date_end = end - 3;
    c.date_width = l->long_dates && area.width >= LONG_DATE_FROM ? LONG_DATE_WIDTH : DATE_WIDTH;
    end = c.date_end - c.date_width - 2;
    if (area.width >= SOURCE_FROM && !one_source) {
        c.source_width = area.width >= SOURCE_WIDE_FROM ? 18 : 14;
        c.source = end - c.source_width;
        end = c.source - 2;
    }
    c.title = area.x + 3;
    c.title_width = end - c.title;
    return c;
}

/* "09:12" today, "07-27" this year, "2019-07-27" (or "2019" where that is too long) before. */
static void add_date(struct buf *b, const struct ui *ui, struct date date,
                     const struct columns *columns)
{
    const struct civil *today = &columns->today;
    int offset = date.precision == DATE_DAY ? date.offset : zone_offset(ui->zone, date.time);
    struct civil day = date_civil(date.time, offset);
    if (day.year != today->year)
        if (columns->date_width >= LONG_DATE_WIDTH)
            buf_printf(b, "%04d-%02d-%02d", day.year, day.month, day.day);
        else
            buf_printf(b, "%04d", day.year);
    else if (date.precision != DATE_DAY && day.month == today->month && day.day == today->day)
        buf_printf(b, "%02d:%02d", day.hour, day.minute);
    else
        buf_printf(b, "%02d-%02d", day.month, day.day);
}

/* Cells of a long title given up for tags and the sign of a note; none in a narrow list. */
static int kept_width(const struct article_row *r, int title_width)
{
    if (title_width < KEPT_FROM)
        return 0;
    int tags = r->tags ? text_width(str_from(r->tags)) : 0;
    int most = title_width / 3 < KEPT_MAX ? title_width / 3 : KEPT_MAX;
    return (r->noted ? KEPT_GAP : 0) + (tags > 0 ? KEPT_GAP + (tags < most ? tags : most) : 0);
}

/* Tags and the sign of a note after a title of `used` cells, as far as there is room. */
static void render_kept(const struct canvas *c, const struct columns *columns, int y, int used,
                        const struct article_row *r, enum row_state state)
{
    struct style style = canvas_style(c, ROLE_TAG, state);
    int at = used, end = columns->title_width;
    if (r->noted && at + KEPT_GAP <= end) {
        surface_text(c->surface, columns->title + at + 1, y, str_from(c->glyphs->note), style);
        at += KEPT_GAP;
    }
    at += KEPT_GAP;
    if (r->tags && at + KEPT_MIN <= end)
        canvas_text(c, columns->title + at, y, end - at, str_from(r->tags), style);
}

/* Marks before the title: picked; unread or changed. */
static void render_marks(struct ui *ui, const struct canvas *c, int x, int y,
                         const struct article_row *r, enum row_state state)
{
    if (picks_has(&ui->list.picks, r->at))
        canvas_glyph(c, x, y, c->glyphs->pick, ROLE_UNREAD_MARK, state);
    if (!r->read)
        canvas_glyph(c, x + 1, y, c->glyphs->unread, ROLE_UNREAD_MARK, state);
    else if (r->changed)
        canvas_glyph(c, x + 1, y, c->glyphs->changed, ROLE_CHANGED, state);
}

static void render_row(struct ui *ui, const struct canvas *c, const struct columns *columns,
                       struct rect area, int y, const struct window_row *row, enum row_state state)
{
    const struct article_row *r = &row->row;
    struct style title = canvas_style(c, r->read ? ROLE_READ : ROLE_UNREAD, state);
    struct str name = str_from(r->title);
    AUTO(buf) date = BUF_INIT;
    add_date(&date, ui, r->date, columns);
    if (ui->settings.linear) {
        linear_render_article(ui, c, area, y, row, buf_c(&date), state);
        return;
    }
    /* The bar ends with the title: with each step, two rows of it are sent. */
    struct rect bar = {area.x, y, columns->title + columns->title_width - area.x, 1};
    canvas_row(c, bar, y, state);
    render_marks(ui, c, area.x, y, r, state);
    int width = columns->title_width - kept_width(r, columns->title_width);
    int used = canvas_text(c, columns->title, y, width, name, title);
    hits_highlight(c, &ui->list.hits, SEARCH_TITLE, columns->title, y, used, name);
    find_highlight(c, columns->title, y, used, name, buf_str(&ui->list.find));
    render_kept(c, columns, y, used, r, state);
    used = canvas_text(c, columns->source, y, columns->source_width, str_from(r->source_name),
                       c->theme->styles[ROLE_SOURCE]);
    hits_highlight(c, &ui->list.hits, SEARCH_FROM, columns->source, y, used,
                   str_from(r->source_name));
    canvas_text_right(c, columns->date_end, y, columns->date_width, buf_str(&date),
                      c->theme->styles[ROLE_DATE]);
    if (r->offline)
        canvas_glyph(c, columns->offline, y, c->glyphs->offline, ROLE_DIM, ROW_PLAIN);
    if (r->starred)
        canvas_glyph(c, columns->star, y, c->glyphs->star, ROLE_STAR, ROW_PLAIN);
}

/* A sentence about the key of a command. */
static void render_key(struct ui *ui, const struct canvas *c, struct rect area, int y,
                       const char *format, enum command command)
{
    AUTO(buf) b = BUF_INIT;
    buf_printf(&b, format, ui_key(ui, command));
    canvas_text_center(c, area, y, buf_str(&b), c->theme->styles[ROLE_DIM]);
}

static void render_no_articles(struct ui *ui, const struct canvas *c, struct rect area, int y)
{
    const struct place *place = &ui->list.place;
    struct style dim = c->theme->styles[ROLE_DIM];
    const struct tree_node *node = place_node(&ui->tree, *place);
    if (node && node->kind == NODE_VIEW && !node->status.problem) {
        canvas_text_center(c, area, y,
                           str_from(node->counting ? _("counting") : _("Nothing found.")), dim);
        return;
    }
    if (node && node_is_folder(node->kind) && tree_count_sources(&ui->tree, node) == 0) {
        canvas_text_center(c, area, y, str_from(_("No sources here yet.")), dim);
        render_key(ui, c, area, y + 1, _("%s adds one."), COMMAND_ADD);
        return;
    }
    canvas_text_center(c, area, y, str_from(_("No articles here yet.")), dim);
    if (node && node->status.problem) {
        AUTO(buf) b = BUF_INIT;
        safe_add_line(&b, str_from(ui_problem(ui, node)));
        canvas_text_center(c, area, y + 1, buf_str(&b), c->theme->styles[ROLE_PROBLEM]);
    } else {
        render_key(ui, c, area, y + 1, _("%s refreshes."), COMMAND_REFRESH);
    }
}

static void render_empty(struct ui *ui, const struct canvas *c, struct rect area)
{
    const struct list_view *l = &ui->list;
    struct style dim = c->theme->styles[ROLE_DIM];
    int y = area.height / 3;
    if (!l->opened) {
        render_key(ui, c, area, y, _("Choose a category and press %s."), COMMAND_OPEN);
    } else if (list_searches(ui)) {
        return; /* shown in the status line */
    } else if (l->window.stopped) {
        canvas_text_center(c, area, y, str_from(_("Search cancelled.")), dim);
    } else if (l->window.loaded && l->unread_only) {
        canvas_text_center(c, area, y, str_from(_("Everything here is read.")), dim);
        render_key(ui, c, area, y + 1, _("%s shows read articles, too."), COMMAND_UNREAD_ONLY);
    } else if (l->window.loaded && l->place.kind == PLACE_SEARCH) {
        canvas_text_center(c, area, y, str_from(_("Nothing found.")), dim);
    } else if (l->window.loaded && l->place.kind == PLACE_STARRED) {
        canvas_text_center(c, area, y, str_from(_("The Collection is empty.")), dim);
        render_key(ui, c, area, y + 1, _("%s adds an article."), COMMAND_STAR);
    } else if (l->window.loaded && l->place.kind == PLACE_OFFLINE) {
        canvas_text_center(c, area, y, str_from(_("Nothing is available offline yet.")), dim);
    } else if (l->window.loaded && l->place.kind == PLACE_MUTED) {
        canvas_text_center(c, area, y, str_from(_("No article is muted.")), dim);
    } else if (l->window.loaded) {
        render_no_articles(ui, c, area, y);
    }
}

/* Row below the last article: older ones are available. */
static void render_tail(struct ui *ui, const struct canvas *c, const struct columns *columns, int y,
                        int width)
{
    AUTO(buf) b = BUF_INIT;
    /* TRANSLATORS: %s is a key. */
    buf_printf(&b, _("%s loads older articles."), ui_key(ui, COMMAND_OLDER));
    canvas_text(c, columns->title, y, width, buf_str(&b), c->theme->styles[ROLE_DIM]);
}

static void render(struct ui *ui, const struct canvas *c, struct rect area, bool focused)
{
    struct list_view *l = &ui->list;
    struct list_window *w = &l->window;
    if (w->n == 0) {
        render_empty(ui, c, area);
        return;
    }
    window_scroll(w, area.height);
    list_see_rows(ui, area.height);
    struct columns columns = columns_of(ui, area);
    for (int i = 0; i < area.height && w->top + (size_t)i < w->n; i++) {
        size_t row = w->top + (size_t)i;
        enum row_state state = row != w->selected ? ROW_PLAIN
                               : focused          ? ROW_SELECTED
                                                  : ROW_SELECTED_IDLE;
        render_row(ui, c, &columns, area, area.y + i, &w->rows[row], state);
    }
    if (w->at_end && w->tail > 0 && w->n - w->top < (size_t)area.height) {
        int y = area.y + (int)(w->n - w->top);
        render_tail(ui, c, &columns, y, area.x + area.width - columns.title);
    }
}

static void mouse(struct ui *ui, const struct input *in, int x, int y, struct rect area)
{
    struct list_window *w = &ui->list.window;
    size_t row = w->top + (size_t)y;
    if (in->mouse == MOUSE_WHEEL_UP || in->mouse == MOUSE_WHEEL_DOWN) {
        window_scroll_by(w, in->mouse == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS, area.height);
        list_load(ui);
    } else if (in->mouse == MOUSE_PRESS && row < w->n) {
        w->selected = row;
        ui_run(ui, x == area.width - 1 ? COMMAND_STAR : COMMAND_OPEN, 0, NULL);
    } else if (in->mouse == MOUSE_PRESS && row == w->n && w->at_end && w->tail > 0) {
        ui_run(ui, COMMAND_OLDER, 0, NULL);
    }
}

/* Nothing else is to be done in an empty list. */
static bool hint_applies(const struct ui *ui, enum command command)
{
    bool empty = ui->list.window.loaded && ui->list.window.n == 0;
    return command == COMMAND_HELP || (command == COMMAND_BACK) == empty;
}

const struct view list_view = {
    .handlers = handlers,
    .render = render,
    .mouse = mouse,
    .hints =
        VIEW_HINTS(COMMAND_OPEN, COMMAND_ADVANCE, COMMAND_NEXT, COMMAND_STAR, COMMAND_TOGGLE_READ,
                   COMMAND_MARK_ALL_READ, COMMAND_FIND, COMMAND_BACK, COMMAND_HELP),
    .hint_applies = hint_applies,
};
