/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: saving a search as one, and the list of them. */
#ifndef GANDER_TUI_ACTION_SAVED_VIEWS_H
#define GANDER_TUI_ACTION_SAVED_VIEWS_H

#include "tui/core/view.h"

struct engine_event;
struct ui;

extern const struct handler saved_view_handlers[];
/* A view was added, or one of that name existed. */
void ui_view_saved(struct ui *ui, const struct engine_event *e);

#endif
