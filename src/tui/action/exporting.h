/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that write documents: of the open article, or of all articles of a list or a place in
 * the tree, as the focus is. */
#pragma once

#include "tui/core/view.h"

struct ui;
struct ui_event;

/* Shows progress and end of an export (UI_EXPORT). */
void exporting_event(struct ui *ui, const struct ui_event *event);
/* Ends the export in progress; false for none. */
bool exporting_cancel(struct ui *ui);

extern const struct handler exporting_handlers[];
