/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/waits.h"

#include "tui/state.h"

bool waits_for_network(enum effect_kind kind)
{
    switch (kind) {
    case EFFECT_REFRESH:
    case EFFECT_FETCH_OLDER:
    case EFFECT_ADD:
    case EFFECT_ADD_PORTAL:
    case EFFECT_LOOK_UP:
    case EFFECT_IMPORT:
    case EFFECT_FETCH_PAGE:
    case EFFECT_KEEP_PICTURES:
    case EFFECT_FETCH_PICTURES:
        return true;
    default:
        return false;
    }
}

void waits_begin(struct ui *ui, enum effect_kind kind)
{
    ui->waits[kind] += waits_for_network(kind);
}

void waits_end(struct ui *ui, enum effect_kind kind)
{
    ui->waits[kind] -= ui->waits[kind] > 0;
}

bool waits_any(const struct ui *ui)
{
    return waits_show(ui) || ui->waits[EFFECT_FETCH_PICTURES] > 0;
}

bool waits_show(const struct ui *ui)
{
    bool any = ui->refresh.running;
    for (enum effect_kind kind = 0; kind < EFFECT_KINDS; kind++) {
        any = any || (ui->waits[kind] > 0 && kind != EFFECT_FETCH_PICTURES);
    }
    return any;
}
