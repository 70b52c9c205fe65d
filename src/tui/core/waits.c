/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/core/waits.h"

#include "engine/data/command.h"
#include "tui/core/state.h"
#include "tui/ui.h"

bool waits_for_network(const struct effect *f)
{
    return effect_is_file(f) || engine_command_traits(effect_command(f)) & ENGINE_NETWORK;
}

static int *count(struct waits *w, const struct effect *f)
{
    return effect_is_file(f) ? &w->files : &w->commands[effect_command(f)];
}

void waits_begin(struct waits *w, const struct effect *f)
{
    *count(w, f) += waits_for_network(f);
}

void waits_end(struct waits *w, const struct effect *f)
{
    int *n = count(w, f);
    *n -= *n > 0;
}

bool waits_any(const struct ui *ui)
{
    return waits_show(ui) || ui->waits.commands[ENGINE_FETCH_PICTURES] > 0;
}

bool waits_show(const struct ui *ui)
{
    bool any = ui->refresh.running || ui->waits.files > 0;
    for (enum engine_command_kind kind = 0; kind < ENGINE_COMMANDS; kind++)
        any = any || (ui->waits.commands[kind] > 0 && kind != ENGINE_FETCH_PICTURES);
    return any;
}
