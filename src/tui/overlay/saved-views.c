/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: saving a search as one, and their list with counts. */
#include "config.h"

#include "base/buf.h"
#include "engine/data/command.h"
#include "model/tree.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/list/load.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

/* ---- the list -------------------------------------------------------------------------------- */

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

static const struct view saved_views_view = {
    .handlers = VIEW_HANDLERS({COMMAND_EDIT, run_on_selected}, {COMMAND_REMOVE, run_on_selected}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_EDIT, COMMAND_REMOVE, COMMAND_BACK),
    .title = N_("Saved views"),
    .width = 76,
    .fill = fill,
    .choose = choose,
};

/* ---- saving a search ------------------------------------------------------------------------- */

static const struct prompt_kind name_prompt = {
    .label = N_("Save this search as: "),
    .command = COMMAND_SAVE_VIEW,
    .keeps_history = true,
};

static void save(struct ui *ui, const struct call *call)
{
    if (ui->list.place.kind != PLACE_SEARCH || !ui->list.search.n) {
        ui_say_key(ui, _("Search first (%s): a saved view is a search with a name."),
                   COMMAND_SEARCH);
    } else if (call->argument) {
        ui_send(ui, &(struct engine_command){.kind = ENGINE_ADD_VIEW,
                                             .title = call->argument,
                                             .value = buf_c(&ui->list.search)});
    } else {
        prompt_open(ui, &name_prompt, buf_c(&ui->list.search));
    }
}

void ui_view_saved(struct ui *ui, const struct engine_event *e)
{
    if (e->error.code == ERROR_EXISTS) {
        ui_say(ui, ROLE_WARNING, _("A view of this name exists already."));
        return;
    }
    ui_say_key(ui, _("Saved in the tree; %s lists all views."), COMMAND_VIEWS);
    tree_reload_at(ui, e->node);
}

const struct handler saved_view_handlers[] = {
    {COMMAND_VIEWS, .opens = &saved_views_view},
    {COMMAND_SAVE_VIEW, save},
    {COMMAND_NONE, NULL},
};
