/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/widget/stack.h"

#include "tui/core/state.h"
#include "tui/widget/sheet.h"

bool ui_has_overlay(const struct ui *ui, const struct view *overlay)
{
    for (size_t i = 0; i < ui->n_overlays; i++)
        if (ui->overlays[i] == overlay)
            return true;
    return false;
}

void ui_push(struct ui *ui, const struct view *overlay)
{
    if (ui->n_overlays == UI_MAX_OVERLAYS)
        return;
    struct sheet *s = &ui->sheets[ui->n_overlays];
    ui->overlays[ui->n_overlays++] = overlay;
    sheet_clear(s);
    buf_clear(&s->find);
    s->selected = s->top = 0;
    void (*fill)(struct ui *, struct sheet *) = overlay->fill ? overlay->fill : overlay->fill_once;
    if (fill)
        fill(ui, s);
}

void ui_pop(struct ui *ui)
{
    ui->n_overlays -= ui->n_overlays > 0;
}

void ui_refill(struct ui *ui)
{
    for (size_t i = 0; i < ui->n_overlays; i++) {
        if (ui->overlays[i]->fill) {
            sheet_clear(&ui->sheets[i]);
            ui->overlays[i]->fill(ui, &ui->sheets[i]);
        }
    }
}
