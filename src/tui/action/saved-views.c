/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/action/saved-views.h"

#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/tree/model.h"
#include "tui/widget/prompt.h"

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
    ui->tree.select_when_read = e->node;
    tree_reload(ui);
}

const struct handler saved_view_handlers[] = {
    {COMMAND_VIEWS, .opens = &saved_views_view},
    {COMMAND_SAVE_VIEW, save},
    {COMMAND_NONE, NULL},
};
