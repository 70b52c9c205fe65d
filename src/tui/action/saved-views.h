/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: saving a search as one, and the list of them. */
#pragma once

#include "tui/core/view.h"

struct engine_event;
struct ui;

extern const struct handler saved_view_handlers[];
/* A view was added, or one of that name existed. */
void ui_view_saved(struct ui *ui, const struct engine_event *e);
