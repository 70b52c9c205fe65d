/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frame of the views: title bar, borders, boxes of overlays, status line. */
#include "config.h"

#include "tui/frame.h"

#include "screen/surface.h"
#include "text/display/width.h"
#include "tui/article/lines.h"
#include "tui/article/links.h"
#include "tui/core/geometry.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/waits.h"
#include "tui/draw/canvas.h"
#include "tui/draw/wrap.h"
#include "tui/keys.h"
#include "tui/linear.h"
#include "tui/list/model.h"
#include "tui/list/picks.h"
#include "tui/list/query.h"
#include "tui/pane/views.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"

enum {
    PROGRESS_BAR_FROM = 80, /* columns required for a progress bar beside the figures */
    PROGRESS_BAR = 6,
    AWAITED_SHARE = 5, /* of the width, for a name in place of the bar */
    HINT_GAP = 2,
    MAX_MESSAGE_ROWS = 4,
};

/* ---- title bar ------------------------------------------------------------------------------- */

/* Items at the right end of the title bar, from the right. */
struct bar_right {
    struct buf progress, size;
    int progress_x, size_x;
};

static void add_bar(const struct ui *ui, struct buf *out)
{
    int64_t full = ui->refresh.done * PROGRESS_BAR / ui->refresh.total;
    buf_add_char(out, ' ');
    for (int i = 0; i < PROGRESS_BAR; i++)
        buf_add_c(out, i < full ? ui->glyphs->bar_full : ui->glyphs->bar_empty);
}

/* In place of the bar, the source that holds up the end. */
static void add_awaited(const struct ui *ui, struct buf *out)
{
    struct str name = buf_str(&ui->refresh.awaited);
    int width = text_width(name), most = ui->width / AWAITED_SHARE;
    buf_add_char(out, ' ');
    text_add_cell(out, name, width < most ? width : most, false);
}

static void lay_out_right(const struct ui *ui, struct bar_right *r)
{
    int end = ui->width - 1;
    if (ui->refresh.running) {
        buf_printf(&r->progress, "%s %lld/%lld", ui->glyphs->refresh, (long long)ui->refresh.done,
                   (long long)ui->refresh.total);
        if (ui->refresh.awaited.n > 0)
            add_awaited(ui, &r->progress);
        else if (ui->width >= PROGRESS_BAR_FROM && ui->refresh.total > 0)
            add_bar(ui, &r->progress);
        r->progress_x = end - text_width(buf_str(&r->progress));
        end = r->progress_x - 2;
    }
    int sizes;
    buf_printf(&r->size, "[A- %d A+]", article_size_position(ui, &sizes));
    r->size_x = end - (int)r->size.n;
}

static void bar_right_fini(struct bar_right *r)
{
    buf_fini(&r->progress);
    buf_fini(&r->size);
}

/* Drops leading parts until the rest fits. */
static void render_path(const struct canvas *c, int x, int width, struct str path)
{
    struct style style = c->theme->styles[ROLE_TITLE_BAR];
    struct str step = str_from(c->glyphs->step);
    bool cut = false;
    while (text_width(path) + (cut ? 4 : 0) > width) {
        size_t next = str_find(path, step, 0);
        if (next == SIZE_MAX)
            break;
        path = str_slice(path, next + step.n, path.n);
        cut = true;
    }
    if (cut) {
        x = surface_text(c->surface, x, 0, str_from(c->glyphs->ellipsis), style);
        x = surface_text(c->surface, x, 0, step, style);
        width -= 4;
    }
    canvas_text(c, x, 0, width, path, style);
}

static void render_title_bar(struct ui *ui, const struct canvas *c)
{
    if (ui->settings.linear) {
        linear_render_title(ui, c);
        return;
    }
    AUTO(bar_right) r = {0};
    AUTO(buf) path = BUF_INIT;
    lay_out_right(ui, &r);
    canvas_fill(c, (struct rect){0, 0, ui->width, 1}, ROLE_TITLE_BAR);
    int x = surface_text(c->surface, 1, 0, STR("gander"), c->theme->styles[ROLE_TITLE_BAR_NAME]);
    if (ui->demo) {
        x = surface_text(c->surface, x + 1, 0, str_from(_("demo")),
                         c->theme->styles[ROLE_TITLE_BAR_DIM]);
    }
    list_add_path(ui, &path);
    render_path(c, x + 2, r.size_x - x - 4, buf_str(&path));
    surface_text(c->surface, r.size_x, 0, buf_str(&r.size), c->theme->styles[ROLE_TITLE_BAR_DIM]);
    surface_text(c->surface, r.progress_x, 0, buf_str(&r.progress),
                 c->theme->styles[ROLE_TITLE_BAR]);
}

bool frame_press(struct ui *ui, int x, int y)
{
    if (y != 0 || ui->settings.linear)
        return false;
    AUTO(bar_right) r = {0};
    lay_out_right(ui, &r);
    int at = x - r.size_x, width = (int)r.size.n;
    if (at >= 0 && at < 3)
        ui_run(ui, COMMAND_SMALLER, 0, NULL);
    else if (at >= width - 3 && at < width)
        ui_run(ui, COMMAND_LARGER, 0, NULL);
    return true;
}

/* ---- borders --------------------------------------------------------------------------------- */

/* Sides of a cell that a box's line reaches: 1 up, 2 down, 4 left, 8 right. */
static int sides_of(const struct rect *r, int x, int y)
{
    int right = r->x + r->width - 1, bottom = r->y + r->height - 1, sides = 0;
    if (x < r->x || x > right || y < r->y || y > bottom)
        return 0;
    if (x == r->x || x == right)
        sides |= (y > r->y ? 1 : 0) | (y < bottom ? 2 : 0);
    if (y == r->y || y == bottom)
        sides |= (x > r->x ? 4 : 0) | (x < right ? 8 : 0);
    return sides;
}

static int sides_at(const struct geometry *g, int x, int y)
{
    int sides = 0;
    for (enum pane p = 0; p < PANE_COUNT; p++)
        sides |= g->visible[p] ? sides_of(&g->frames[p], x, y) : 0;
    return sides;
}

/* A row or column of a box, in one style for all panes: over a slow line a change of focus would
 * send the boxes anew. */
static void render_border(const struct canvas *c, const struct geometry *g, struct rect line)
{
    bool flat = line.height == 1;
    int length = flat ? line.width : line.height;
    for (int at = 0, end; at < length; at = end) {
        int x = line.x + (flat ? at : 0), y = line.y + (flat ? 0 : at), sides = sides_at(g, x, y);
        for (end = at + 1; end < length; end++)
            if (sides_at(g, flat ? line.x + end : x, flat ? y : line.y + end) != sides)
                break;
        surface_repeat(c->surface, (struct rect){x, y, flat ? end - at : 1, flat ? 1 : end - at},
                       str_from(c->glyphs->lines[sides]), c->theme->styles[ROLE_BORDER]);
    }
}

static void render_borders(const struct canvas *c, const struct geometry *g)
{
    for (enum pane p = 0; p < PANE_COUNT; p++) {
        const struct rect *r = &g->frames[p];
        if (!g->visible[p])
            continue;
        render_border(c, g, (struct rect){r->x, r->y, r->width, 1});
        render_border(c, g, (struct rect){r->x, r->y + r->height - 1, r->width, 1});
        render_border(c, g, (struct rect){r->x, r->y + 1, 1, r->height - 2});
        render_border(c, g, (struct rect){r->x + r->width - 1, r->y + 1, 1, r->height - 2});
    }
}

/* Text on a border, between blanks. */
static void render_words(const struct canvas *c, int x, int y, int width, struct str words,
                         bool focused)
{
    struct style style = c->theme->styles[focused ? ROLE_HEADING_FOCUS : ROLE_HEADING];
    if (width < 3 || words.n == 0)
        return;
    surface_text(c->surface, x, y, STR(" "), style);
    int used = canvas_text(c, x + 1, y, width - 2, words, style);
    surface_text(c->surface, x + 1 + used, y, STR(" "), style);
}

/* A heading too long drops whole parts before it is truncated. */
static struct str shorten(const struct canvas *c, struct str words, int width)
{
    struct str separator = str_from(c->glyphs->separator);
    while (text_width(words) > width) {
        size_t last = SIZE_MAX;
        for (size_t at = 0; (at = str_find(words, separator, at)) != SIZE_MAX; at++)
            last = at;
        if (last == SIZE_MAX)
            break;
        words = str_slice(words, 0, last);
    }
    return words;
}

/* `right`: cells at the right of the rule that others take; there are none in a frame. */
static void render_headings(struct ui *ui, const struct canvas *c, const struct geometry *g,
                            int right)
{
    for (enum pane p = 0; p < PANE_COUNT; p++) {
        if (g->visible[p]) {
            AUTO(buf) b = BUF_INIT;
            const struct rect *r = &g->frames[p];
            pane_add_heading(ui, &b, p);
            int room = r->width - 2 - (g->framed || right < 4 ? 4 : right);
            render_words(c, r->x + 1, r->y, room, shorten(c, buf_str(&b), room - 2),
                         p == ui->panes.focus);
        }
    }
}

/* Reading progress: on the article's lower border, or at the right of the rule above it. */
static void render_progress(struct ui *ui, const struct canvas *c, const struct geometry *g,
                            struct str progress)
{
    const struct rect *r = &g->frames[PANE_ARTICLE];
    int width = text_width(progress) + 2;
    int x = g->framed ? r->x + 1 : r->x + r->width - width - 1;
    render_words(c, x, r->y + r->height - 1, width, progress, ui->panes.focus == PANE_ARTICLE);
}

/* Arrows at the right end of a pane's borders: more content above or below. */
static void render_arrows(const struct canvas *c, const struct geometry *g, enum pane pane,
                          bool above, bool below)
{
    const struct rect *r = &g->frames[pane];
    int x = r->x + r->width - (g->framed ? 4 : 3);
    if (!g->visible[pane])
        return;
    if (above)
        render_words(c, x, r->y, 3, str_from(c->glyphs->above), false);
    if (below && g->framed)
        render_words(c, x, r->y + r->height - 1, 3, str_from(c->glyphs->below), false);
}

static void render_scrolled(struct ui *ui, const struct canvas *c, const struct geometry *g)
{
    const struct list_window *w = &ui->list.window;
    const struct tree_view *t = &ui->tree;
    size_t list_height = (size_t)g->inner[PANE_LIST].height;
    size_t tree_height = (size_t)g->inner[PANE_TREE].height;
    render_arrows(c, g, PANE_TREE, t->top > 0, t->top + tree_height < t->rows.n);
    render_arrows(c, g, PANE_LIST, w->n > 0 && (w->top > 0 || !w->at_start),
                  w->n > 0 && (w->top + list_height < w->n || !w->at_end));
}

static void render_rule(struct ui *ui, const struct canvas *c, const struct geometry *g)
{
    struct rect r = g->frames[ui->panes.focus];
    for (int x = r.x; x < r.x + r.width; x++)
        canvas_glyph(c, x, r.y, c->glyphs->lines[12], ROLE_BORDER_FOCUS, ROW_PLAIN);
}

/* ---- overlays -------------------------------------------------------------------------------- */

static void render_view(struct ui *ui, const struct canvas *c, const struct view *view,
                        struct rect area, bool focused)
{
    struct rect clip = c->surface->clip;
    surface_add_pane(c->surface, area);
    c->surface->clip = area;
    (view->render ? view->render : sheet_render)(ui, c, area, focused);
    c->surface->clip = clip;
}

static void render_overlays(struct ui *ui, const struct canvas *c)
{
    for (size_t i = 0; i < ui->n_overlays; i++) {
        const struct view *overlay = ui->overlays[i];
        struct rect box = overlay_box(ui, i);
        c->surface->cursor_visible = false;
        ui->rendered_overlay = i;
        surface_make_room(c->surface, box);
        if (ui->settings.linear)
            linear_render_overlay(ui, c, _(overlay->title));
        else
            canvas_box(c, box, str_from(_(overlay->title)));
        struct rect area = {box.x + 1, box.y + 1, box.width - 2, box.height - 2};
        render_view(ui, c, overlay, area, i + 1 == ui->n_overlays);
    }
}

/* ---- status line ----------------------------------------------------------------------------- */

/* "Enter open"; nothing for a command without a key. */
static void add_hint(struct ui *ui, enum command command, struct buf *keys, struct str *label)
{
    const struct binding *binding = keymap_of(ui->settings.key_table, command);
    buf_clear(keys);
    const char *choice = command == COMMAND_OPEN                         ? ui_top_view(ui)->choice
                         : command == COMMAND_NEXT && ui_find(ui)->n > 0 ? N_("next match")
                                                                         : NULL;
    *label = str_from(_(choice ? choice : command_info(command)->label));
    if (binding)
        key_add_name(keys, binding->keys, binding->n_keys);
    if (binding && command == COMMAND_LARGER) { /* one hint for both directions */
        const struct binding *smaller = keymap_of(ui->settings.key_table, COMMAND_SMALLER);
        buf_add_char(keys, ' ');
        key_add_name(keys, smaller ? smaller->keys : NULL, smaller ? smaller->n_keys : 0);
    }
}

/* False for a command on the selected line of an overlay that has none. */
static bool hint_applies(struct ui *ui, const struct view *view, enum command command)
{
    bool of_line = command == COMMAND_OPEN || command == COMMAND_RIGHT || command == COMMAND_EDIT ||
                   command == COMMAND_REMOVE || command == COMMAND_BROWSE;
    if (of_line && ui->n_overlays > 0 && !view->render && !sheet_selected(sheet_top(ui)))
        return false;
    return !view->hint_applies || view->hint_applies(ui, command);
}

/* Takes a hint. Returns its cells and those of the gap behind it; 0 for one that does not apply or
 * has no key. */
static int take_hint(struct ui *ui, const struct view *view, enum command command, struct buf *keys,
                     struct str *label)
{
    if (!hint_applies(ui, view, command))
        return 0;
    add_hint(ui, command, keys, label);
    return keys->n > 0 ? text_width(buf_str(keys)) + 1 + text_width(*label) + HINT_GAP : 0;
}

/* Hints at any width: back, and help. */
static bool is_essential(enum command command)
{
    return command == COMMAND_BACK || command == COMMAND_HELP;
}

static int render_hint(const struct canvas *c, int x, int y, struct str keys, struct str label)
{
    x = surface_text(c->surface, x, y, keys, c->theme->styles[ROLE_STATUS_KEY]);
    x = surface_text(c->surface, x + 1, y, label, c->theme->styles[ROLE_STATUS]);
    return x + HINT_GAP;
}

/* True when Esc ends something; an overlay it would close first. */
static bool has_end(struct ui *ui)
{
    /* The line of linear mode must not change by itself. */
    bool waits = !ui->settings.linear && waits_show(ui);
    return ui->n_overlays == 0 && (waits || picks_apply(ui) || ui_find(ui)->n > 0);
}

/* "Enter open  Space page …", as many as fit. */
static void render_hints(struct ui *ui, const struct canvas *c, struct rect row)
{
    const struct view *view = ui_top_view(ui);
    int x = row.x + 1, end = row.x + row.width - 1 + HINT_GAP, reserved = 0;
    AUTO(buf) keys = BUF_INIT;
    struct str label;
    for (const enum command *h = view->hints; h && *h != COMMAND_NONE; h++)
        reserved += is_essential(*h) ? take_hint(ui, view, *h, &keys, &label) : 0;
    if (has_end(ui)) {
        add_hint(ui, COMMAND_CANCEL, &keys, &label);
        x = render_hint(c, x, row.y, buf_str(&keys), label);
    }
    for (const enum command *h = view->hints; h && *h != COMMAND_NONE; h++) {
        int width = take_hint(ui, view, *h, &keys, &label);
        reserved -= is_essential(*h) ? width : 0;
        bool fits = width <= end - x - reserved;
        if (width > 0 && fits)
            x = render_hint(c, x, row.y, buf_str(&keys), label);
    }
}

/* The message, from `row` upwards if it needs several. */
static void render_message(struct ui *ui, const struct canvas *c, struct rect row)
{
    struct str rows[MAX_MESSAGE_ROWS], rest = buf_str(&ui->message);
    int n = 0, max = row.y < MAX_MESSAGE_ROWS ? row.y + 1 : MAX_MESSAGE_ROWS;
    while (rest.n > 0 && n < max) {
        rows[n] = rest;
        struct str wrapped = wrap_next_row(&rest, row.width - 2);
        if (n + 1 < max)
            rows[n] = wrapped;
        n++;
    }
    for (; n > 0; row.y--) {
        surface_make_room(c->surface, row);
        canvas_fill(c, row, ROLE_STATUS);
        canvas_words(c, 1, row.y, row.width - 2, rows[--n], c->theme->styles[ui->message_role]);
    }
}

static void render_status(struct ui *ui, const struct canvas *c)
{
    struct rect row = {0, ui->height - 1, ui->width, 1};
    AUTO(buf) pending = BUF_INIT;
    canvas_fill(c, row, ROLE_STATUS);
    keys_add_pending(&ui->keys, &pending);
    article_explain_number(ui, &pending);
    if (prompt_is_open(&ui->prompt)) {
        prompt_render(&ui->prompt, c, row);
        row.y--;
        render_message(ui, c, row); /* an error while the text is corrected */
    } else if (ui->message.n > 0) {
        render_message(ui, c, row);
    } else if (pending.n > 0) {
        canvas_words(c, 1, row.y, row.width - 2, buf_str(&pending), c->theme->styles[ROLE_PROMPT]);
    } else if (list_searches(ui)) {
        list_add_search(ui, &pending);
        canvas_words(c, 1, row.y, row.width - 2, buf_str(&pending), c->theme->styles[ROLE_STATUS]);
    } else {
        render_hints(ui, c, row);
    }
}

static void render_frame(struct ui *ui, const struct canvas *c, const struct geometry *g)
{
    if (g->framed)
        render_borders(c, g);
    else
        render_rule(ui, c, g);
    AUTO(buf) progress = BUF_INIT;
    if (g->visible[PANE_ARTICLE])
        article_add_progress(ui, &progress, g->inner[PANE_ARTICLE].height);
    render_headings(ui, c, g, text_width(buf_str(&progress)) + 3);
    render_progress(ui, c, g, buf_str(&progress));
    render_scrolled(ui, c, g);
}

void frame_render(struct ui *ui, const struct canvas *c, const struct geometry *g)
{
    render_title_bar(ui, c);
    for (enum pane p = 0; p < PANE_COUNT; p++) {
        if (g->visible[p]) {
            render_view(ui, c, pane_views[p], g->inner[p],
                        p == ui->panes.focus && ui->n_overlays == 0);
        }
    }
    if (ui->settings.linear)
        linear_render_heading(ui, c);
    else
        render_frame(ui, c, g);
    render_overlays(ui, c);
    render_status(ui, c);
}
