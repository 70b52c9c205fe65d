/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views of the panes. */
#pragma once

#include "tui/core/panes.h"
#include "tui/core/view.h"

struct buf;

extern const struct view tree_view, list_view, article_view;
extern const struct view *const pane_views[PANE_COUNT];
/* Appends the heading of a pane: on its border, or in linear mode in the row above. */
void pane_add_heading(const struct ui *ui, struct buf *b, enum pane pane);
/* View that receives commands. */
const struct view *ui_top_view(const struct ui *ui);
/* Text found and highlighted in the focused pane; empty for nothing. */
struct buf *ui_find(struct ui *ui);
