/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views with their counts. */
#include "config.h"

#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

static void add_view(struct ui *ui, struct sheet *s, const struct tree_node *node)
{
    AUTO(buf) path = BUF_INIT, facts = BUF_INIT;
    tree_add_path(ui, &path, node->id);
    struct sheet_line *line = sheet_add(s, NULL, buf_c(&path));
    line->role = node->unread > 0 ? ROLE_TEXT : ROLE_READ;
    line->selectable = true;
    line->id = node->id;
    if (node->status.problem) {
        buf_add_c(&facts, ui_problem(ui, node));
    } else if (node->counting) {
        buf_add_c(&facts, _("counting"));
    } else {
        /* TRANSLATORS: unread articles, and all. */
        buf_printf(&facts, _("%lld of %lld unread"), (long long)node->unread,
                   (long long)node->total);
    }
    buf_printf(&facts, "%s%s", ui->glyphs->separator, node->query);
    sheet_add_detail(s, node->status.problem ? ROLE_PROBLEM : ROLE_DIM, "%s", buf_c(&facts));
}

static void fill(struct ui *ui, struct sheet *s)
{
    const struct tree *t = &ui->tree.data;
    for (size_t i = 0; i < t->n; i++)
        if (t->nodes[i].kind == NODE_VIEW)
            add_view(ui, s, &t->nodes[i]);
    if (s->lines.n == 0) {
        sheet_add(s, NULL, _("No saved views yet."));
        sheet_add_gap(s);
        sheet_printf(s, _("Search with %s; then :save-view keeps the search as one."),
                     ui_key(ui, COMMAND_SEARCH))
            ->role = ROLE_DIM;
    }
}

static void choose(struct ui *ui, const struct sheet_line *line)
{
    tree_select(ui, (struct place){PLACE_NODE, line->id});
    ui_pop(ui);
    list_open(ui, ui->tree.selected);
    ui_focus(ui, PANE_LIST);
}

/* Runs a command on the selected view as in the tree. */
static void run_on_selected(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    if (line && line->id)
        tree_run(ui, line->id, call);
}

const struct view saved_views_view = {
    .handlers = VIEW_HANDLERS({COMMAND_EDIT, run_on_selected}, {COMMAND_REMOVE, run_on_selected}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_EDIT, COMMAND_REMOVE, COMMAND_BACK),
    .title = N_("Saved views"),
    .width = 76,
    .fill = fill,
    .choose = choose,
};
