/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order of the tree: adding categories and moving nodes. */
#pragma once

#include "tui/core/view.h"

struct engine_event;
struct ui;

extern const struct handler organise_handlers[];
/* A category was added. */
void ui_path_made(struct ui *ui, const struct engine_event *e);
