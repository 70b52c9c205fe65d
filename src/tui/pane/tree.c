/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/tree.h"
#include "screen/surface.h"
#include "text/display/width.h"
#include "tui/core/geometry.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"
#include "tui/draw/find.h"
#include "tui/list/jump.h"
#include "tui/list/load.h"
#include "tui/pane/linear-rows.h"
#include "tui/pane/views.h"
#include "tui/tree/model.h"
#include "tui/widget/command-line.h"

enum { COUNT_WIDTH = 10, INDENT = 2 };

/* ---- moving ---------------------------------------------------------------------------------- */

static void select_row(struct tree_view *t, size_t row)
{
    t->selected = t->rows.v[row].place;
}

static void move(struct tree_view *t, int by)
{
    int step = by < 0 ? -1 : 1;
    size_t row = tree_selected_row(t);
    for (int left = by * step; left > 0;) {
        size_t next = row + (size_t)step;
        while (next < t->rows.n && t->rows.v[next].gap)
            next += (size_t)step;
        if (next >= t->rows.n) /* also below 0 */
            break;
        row = next;
        left--;
    }
    if (row < t->rows.n)
        select_row(t, row);
}

static int page_rows(const struct ui *ui)
{
    struct geometry g = ui_geometry(ui);
    return g.inner[PANE_TREE].height > 1 ? g.inner[PANE_TREE].height - 1 : 1;
}

static void step(struct ui *ui, const struct call *call)
{
    move(&ui->tree, call->direction * call->count);
}

static void page(struct ui *ui, const struct call *call)
{
    move(&ui->tree, call->direction * page_rows(ui));
}

static void half_page(struct ui *ui, const struct call *call)
{
    move(&ui->tree, call->direction * (page_rows(ui) + 1) / 2);
}

static void end(struct ui *ui, const struct call *call)
{
    move(&ui->tree, call->direction * (int)ui->tree.rows.n);
}

/* ---- folding and opening --------------------------------------------------------------------- */

static void fold(struct ui *ui, int64_t node, bool open)
{
    tree_set_open(&ui->tree, node, open);
    tree_build_rows(&ui->tree);
}

static void left(struct ui *ui, const struct call *call)
{
    const struct tree_node *node = place_node(&ui->tree, ui->tree.selected);
    if (!node)
        return;
    if (tree_has_children(&ui->tree, node) && tree_is_open(&ui->tree, node->id))
        fold(ui, node->id, false);
    else if (tree_node(&ui->tree, node->parent))
        ui->tree.selected.node = node->parent;
}

static void open(struct ui *ui, const struct call *call)
{
    if (ui->tree.rows.n == 0)
        return;
    if (ui->tree.selected.kind == PLACE_PROBLEMS) {
        ui_run(ui, COMMAND_PROBLEMS, 0, NULL);
        return;
    }
    if (ui->tree.selected.kind == PLACE_DOWNLOADS) {
        ui_run(ui, COMMAND_DOWNLOADS, 0, NULL);
        return;
    }
    list_open(ui, ui->tree.selected);
    ui_focus(ui, PANE_LIST);
}

static void right(struct ui *ui, const struct call *call)
{
    const struct tree_node *node = place_node(&ui->tree, ui->tree.selected);
    if (node && tree_has_children(&ui->tree, node) && !tree_is_open(&ui->tree, node->id))
        fold(ui, node->id, true);
    else
        open(ui, call);
}

static void advance(struct ui *ui, const struct call *call)
{
    const struct tree_node *node = place_node(&ui->tree, ui->tree.selected);
    if (node && tree_has_children(&ui->tree, node))
        fold(ui, node->id, !tree_is_open(&ui->tree, node->id));
    else
        open(ui, call);
}

/* ---- find: the titles of all nodes, folded or not -------------------------------------------- */

static bool matches(const void *tree, size_t i)
{
    const struct tree_view *t = tree;
    return find_in(str_from(t->data.nodes[i].title), buf_str(&t->find));
}

static void find_step(struct ui *ui, int step, bool including)
{
    struct tree_view *t = &ui->tree;
    const struct tree_node *node = place_node(t, t->selected);
    size_t n = t->data.n, at = node ? (size_t)(node - t->data.nodes) : step > 0 ? n - 1 : 0;
    size_t found = find_line(n, at, step, including, matches, t);
    if (found != SIZE_MAX) {
        tree_select(ui, (struct place){PLACE_NODE, t->data.nodes[found].id});
        return;
    }
    /* TRANSLATORS: %s is what was looked for. */
    ui_notify(ui, ROLE_NOTICE, _("“%s” not found here."), buf_c(&t->find));
}

static void find(struct ui *ui, const struct call *call)
{
    buf_set_c(&ui->tree.find, call->argument);
    find_step(ui, 1, true);
}

static void next(struct ui *ui, const struct call *call)
{
    if (ui->tree.find.n > 0)
        find_step(ui, call->direction, false);
    else if (ui->tree.selected.kind != PLACE_NODE || place_eq(ui->tree.selected, ui->list.place))
        list_step(ui, call->direction, true, true);
    else
        list_step_into(ui, ui->tree.selected, call->direction);
}

static const struct handler handlers[] = {
    {COMMAND_DOWN, step, 1},
    {COMMAND_UP, step, -1},
    {COMMAND_TOP, end, -1},
    {COMMAND_BOTTOM, end, 1},
    {COMMAND_PAGE_DOWN, page, 1},
    {COMMAND_PAGE_UP, page, -1},
    {COMMAND_HALF_DOWN, half_page, 1},
    {COMMAND_HALF_UP, half_page, -1},
    {COMMAND_LEFT, left},
    {COMMAND_RIGHT, right},
    {COMMAND_OPEN, open},
    {COMMAND_ADVANCE, advance},
    {COMMAND_FIND, find, .asks = &find_prompt},
    {COMMAND_NEXT, next, 1},
    {COMMAND_PREVIOUS, next, -1},
    {COMMAND_NONE, NULL},
};

/* ---- painting -------------------------------------------------------------------------------- */

static void scroll(struct tree_view *t, size_t height)
{
    size_t row = tree_selected_row(t);
    if (row < t->top)
        t->top = row;
    else if (row >= t->top + height)
        t->top = row + 1 - height;
    if (t->top + height > t->rows.n)
        t->top = t->rows.n > height ? t->rows.n - height : 0;
    if (row <= 1 && t->top <= 2)
        t->top = 0;
}

static enum role row_role(const struct tree_view *t, const struct tree_row *row)
{
    if (row->place.kind != PLACE_NODE)
        return ROLE_TEXT;
    const struct tree_node *node = &t->data.nodes[row->index];
    return node->kind == NODE_PORTAL ? ROLE_FOLDER : node->unread > 0 ? ROLE_TEXT : ROLE_READ;
}

/* Mark before a title: fold state, star, problem; "": none. */
static const char *row_mark(const struct tree_view *t, const struct tree_row *row,
                            const struct glyphs *g, enum role *role)
{
    *role = ROLE_DIM;
    if (row->place.kind == PLACE_STARRED) {
        *role = ROLE_STAR;
        return g->star;
    }
    if (row->place.kind == PLACE_OFFLINE)
        return g->offline;
    if (row->place.kind == PLACE_DOWNLOADS)
        return g->below;
    if (row->place.kind == PLACE_PROBLEMS) {
        *role = ROLE_PROBLEM;
        return g->problem;
    }
    if (row->place.kind != PLACE_NODE)
        return "";
    const struct tree_node *node = &t->data.nodes[row->index];
    if (node->kind == NODE_VIEW)
        return g->view;
    if (!tree_has_children(t, node))
        return node_is_source(node->kind) ? "" : g->folded;
    return tree_is_open(t, node->id) ? g->unfolded : g->folded;
}

/* Right end of a row: mark of a problem, then the count. Returns its first column. */
static int render_end(struct ui *ui, const struct canvas *c, int end, int y,
                      const struct tree_row *row, enum row_state state)
{
    const struct tree_view *t = &ui->tree;
    int64_t count = tree_count(t, row);
    if (row->place.kind == PLACE_NODE && t->data.nodes[row->index].counting) {
        struct str counting = str_from(_("counting"));
        canvas_text_right(c, end, y, COUNT_WIDTH, counting, canvas_style(c, ROLE_DIM, state));
        end -= text_width(counting) + 1;
    } else if (count > 0) {
        AUTO(buf) b = BUF_INIT;
        bool total = row->place.kind == PLACE_STARRED || row->place.kind == PLACE_OFFLINE ||
                     row->place.kind == PLACE_MUTED;
        buf_printf(&b, total ? "(%lld)" : "%lld", (long long)count);
        canvas_text_right(c, end, y, COUNT_WIDTH, buf_str(&b),
                          canvas_style(c, total ? ROLE_DIM : ROLE_UNREAD_COUNT, state));
        end -= (int)b.n + 1;
    }
    if (row->place.kind == PLACE_NODE && node_has_problem(&t->data.nodes[row->index])) {
        canvas_glyph(c, end - 1, y, c->glyphs->problem, ROLE_PROBLEM, state);
        end -= 2;
    }
    return end;
}

/* Column of a node's mark. Indentation is limited to leave deep trees room for titles. */
static int row_indent(const struct tree_node *node, int width)
{
    int max = width / INDENT / 3;
    return 1 + INDENT * (node->depth < max ? node->depth : max);
}

/* A source that was never read has its address as a title, which narrow panes cut off. */
static struct str without_scheme(struct str title)
{
    static const struct str schemes[] = {STR("http://"), STR("https://")};
    for (size_t i = 0; i < ARRAY_SIZE(schemes); i++)
        if (str_starts(title, schemes[i]))
            return str_slice(title, schemes[i].n, title.n);
    return title;
}

static void render_row(struct ui *ui, const struct canvas *c, struct rect area, int y,
                       const struct tree_row *row, enum row_state state)
{
    const struct tree_view *t = &ui->tree;
    bool is_node = row->place.kind == PLACE_NODE;
    int x = area.x + (is_node ? row_indent(&t->data.nodes[row->index], area.width) : 1);
    enum role mark_role;
    const char *mark = row_mark(t, row, c->glyphs, &mark_role);

    canvas_row(c, area, y, state);
    if (state == ROW_PLAIN && ui->list.opened && place_eq(row->place, ui->list.place))
        canvas_glyph(c, area.x, y, c->glyphs->shown, ROLE_DIM, state);
    canvas_text(c, x, y, 1, str_from(mark), canvas_style(c, mark_role, state));
    x += 2;
    int end = render_end(ui, c, area.x + area.width - 1, y, row, state);
    AUTO(buf) name = BUF_INIT;
    place_add_name(ui, &name, row->place);
    struct str title = without_scheme(buf_str(&name));
    int used = canvas_text(c, x, y, end - x, title, canvas_style(c, row_role(t, row), state));
    find_highlight(c, x, y, used, title, buf_str(&t->find));
}

static void render(struct ui *ui, const struct canvas *c, struct rect area, bool focused)
{
    struct tree_view *t = &ui->tree;
    scroll(t, (size_t)area.height);
    size_t selected = tree_selected_row(t);
    for (int i = 0; i < area.height && t->top + (size_t)i < t->rows.n; i++) {
        size_t row = t->top + (size_t)i;
        enum row_state state = row != selected ? ROW_PLAIN
                               : focused       ? ROW_SELECTED
                                               : ROW_SELECTED_IDLE;
        if (ui->settings.linear && !t->rows.v[row].gap)
            linear_render_node(ui, c, area, area.y + i, &t->rows.v[row], state);
        else if (!t->rows.v[row].gap)
            render_row(ui, c, area, area.y + i, &t->rows.v[row], state);
    }
}

/* A press selects, on the fold mark it folds; another press or a double one opens. */
static void mouse(struct ui *ui, const struct input *in, int x, int y, struct rect area)
{
    struct tree_view *t = &ui->tree;
    size_t row = t->top + (size_t)y;
    if (in->mouse == MOUSE_WHEEL_UP || in->mouse == MOUSE_WHEEL_DOWN) {
        move(t, in->mouse == MOUSE_WHEEL_UP ? -3 : 3);
        return;
    }
    if (in->mouse != MOUSE_PRESS || row >= t->rows.n || t->rows.v[row].gap)
        return;
    select_row(t, row);
    const struct tree_node *node = place_node(t, t->selected);
    bool on_mark = node && tree_has_children(t, node) && x <= row_indent(node, area.width) + 1;
    ui_run(ui, on_mark ? COMMAND_ADVANCE : COMMAND_OPEN, 0, NULL);
}

const struct view tree_view = {
    .handlers = handlers,
    .render = render,
    .mouse = mouse,
    .hints =
        VIEW_HINTS(COMMAND_OPEN, COMMAND_RIGHT, COMMAND_REFRESH, COMMAND_ADD, COMMAND_MARK_ALL_READ,
                   COMMAND_SEARCH, COMMAND_VIEWS, COMMAND_EDIT, COMMAND_CATEGORY, COMMAND_HELP),
};
