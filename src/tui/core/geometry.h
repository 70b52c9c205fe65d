/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the panes and of the article's text, and the text's size there. Reads the state
 * only. */
#pragma once

#include "screen/surface.h"
#include "tui/core/panes.h"
#include "tui/size/text-size.h"

struct ui;

struct geometry ui_geometry(const struct ui *ui);
/* Area of an article's text in its pane. */
struct rect article_area(struct rect pane);
/* Room and terminal for the article's text; the size wanted there; its plan. */
void article_find_place(const struct ui *ui, struct text_place *at);
const struct text_size *article_wanted_size(const struct ui *ui);
struct text_plan article_plan(const struct ui *ui);
/* Position of the size among those available here, from 1, and their count. */
int article_size_position(const struct ui *ui, int *count);
