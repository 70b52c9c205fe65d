/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where panes and the article's text go, and the size that the text has there. Only looks at the
 * state. */
#ifndef GANDER_TUI_CORE_GEOMETRY_H
#define GANDER_TUI_CORE_GEOMETRY_H

#include "screen/surface.h"
#include "tui/core/panes.h"
#include "tui/core/text-size.h"

struct ui;

struct geometry ui_geometry(const struct ui *ui);
/* Where an article's text goes in its pane. */
struct rect article_area(struct rect pane);
/* What an article's place gives for its text; the size that is wanted there, and how it is set. */
void article_find_place(const struct ui *ui, struct text_place *at);
const struct text_size *article_wanted_size(const struct ui *ui);
struct text_plan article_plan(const struct ui *ui);
/* Which of the sizes that exist here it has, from 1, and how many there are. */
int article_size_position(const struct ui *ui, int *count);

#endif
