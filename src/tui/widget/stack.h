/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stack of overlays. */
#pragma once

#include "tui/core/state.h"

/* Topmost overlay, NULL for none. */
static inline const struct view *ui_top_overlay(const struct ui *ui)
{
    return ui->n_overlays > 0 ? ui->overlays[ui->n_overlays - 1] : NULL;
}
/* True while it is shown, if only below others. */
bool ui_has_overlay(const struct ui *ui, const struct view *overlay);
void ui_push(struct ui *ui, const struct view *overlay);
void ui_pop(struct ui *ui);
/* Refills overlays after a change of the tree or of loaded data. */
void ui_refill(struct ui *ui);
