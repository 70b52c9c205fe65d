/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overlays, one on top of the other. */
#ifndef GANDER_TUI_WIDGET_STACK_H
#define GANDER_TUI_WIDGET_STACK_H

#include "tui/core/state.h"

/* The topmost one, NULL for none. */
static inline const struct view *ui_top_overlay(const struct ui *ui)
{
    return ui->n_overlays > 0 ? ui->overlays[ui->n_overlays - 1] : NULL;
}
void ui_push(struct ui *ui, const struct view *overlay);
void ui_pop(struct ui *ui);
/* What they show may have changed, with the tree or what was loaded. */
void ui_refill(struct ui *ui);

#endif
