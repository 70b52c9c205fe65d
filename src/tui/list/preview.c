/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/list/preview.h"

#include "tui/core/state.h"
#include "tui/list/load.h"

static bool is_typed(const struct ui *ui)
{
    return ui->prompt.kind && ui->prompt.kind->previews && !ui->settings.linear;
}

static bool shows(const struct ui *ui, struct str query)
{
    return ui->list.place.kind == PLACE_SEARCH && str_eq(query, buf_str(&ui->list.search));
}

bool preview_is_due(const struct ui *ui)
{
    struct str typed = buf_str(&ui->prompt.text);
    if (!is_typed(ui) || typed.n == 0)
        return is_typed(ui) && ui->preview.shown;
    return !shows(ui, typed);
}

/* Answers to requests before the preview were dropped. */
static void restore(struct ui *ui)
{
    list_fini(&ui->list);
    ui->list = ui->preview.before;
    ui->preview = (struct list_preview){0};
    ui->list.jump = (struct list_jump){0};
    window_fail(&ui->list.window);
    list_changed(ui);
}

void preview_show(struct ui *ui)
{
    if (ui->prompt.text.n == 0) {
        restore(ui);
        return;
    }
    if (!ui->preview.shown) {
        ui->preview.shown = true;
        ui->preview.before = ui->list;
        ui->list = (struct list_view){.unread_only = ui->preview.before.unread_only,
                                      .oldest_first = ui->preview.before.oldest_first};
    }
    list_search(ui, buf_c(&ui->prompt.text));
}

void preview_update(struct ui *ui)
{
    if (ui->preview.shown && !is_typed(ui))
        restore(ui);
}

void preview_accept(struct ui *ui, const char *query)
{
    bool known = ui->preview.shown && !ui->list.refused && shows(ui, str_from(query));
    list_fini(&ui->preview.before);
    ui->preview = (struct list_preview){0};
    if (!known)
        list_search(ui, query);
}
