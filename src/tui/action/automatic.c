/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/action/automatic.h"

#include "engine/data/command.h"
#include "model/tree.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/waits.h"

/* First source that worked at the last visit; TREE_ROOT for none. */
static int64_t choose_probe(const struct ui *ui)
{
    const struct tree *t = &ui->tree.data;
    for (size_t i = 0; i < t->n; i++)
        if (node_is_source(t->nodes[i].kind) && !node_has_problem(&t->nodes[i]))
            return t->nodes[i].id;
    return TREE_ROOT;
}

static void send(struct ui *ui, int64_t node, unsigned flags)
{
    struct engine_command refresh = {
        .kind = ENGINE_REFRESH, .ids = &node, .n_ids = 1, .flags = flags};
    ui_send(ui, &refresh)->background = true;
}

int64_t ui_wake_at(const struct ui *ui)
{
    int minutes = ui->settings.refresh_automatically;
    return minutes > 0 ? ui->automatic_at + (int64_t)minutes * 60 : 0;
}

void automatic_refresh(struct ui *ui)
{
    int64_t wake_at = ui_wake_at(ui);
    if (ui->automatic_at > ui->now) /* the clock was set back */
        ui->automatic_at = ui->now;
    if (wake_at == 0 || ui->now < wake_at)
        return;
    ui->automatic_at = ui->now;
    if (ui->refresh.running || ui->waits.commands[ENGINE_REFRESH] > 0)
        return;
    if (ui->tree.data.offline_since != 0)
        send(ui, choose_probe(ui), REFRESH_NOW);
    else
        send(ui, TREE_ROOT, REFRESH_DUE);
}

bool is_automatic_refresh(const struct effect *f)
{
    return effect_command(f) == ENGINE_REFRESH && f->background;
}
