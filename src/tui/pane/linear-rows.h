/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of tree and list in linear mode: words in place of marks and columns. */
#pragma once

#include "screen/surface.h"
#include "tui/draw/canvas.h"

struct tree_row;
struct ui;
struct window_row;

#define LINEAR_COMMA ", "

void linear_render_node(struct ui *ui, const struct canvas *c, struct rect area, int y,
                        const struct tree_row *row, enum row_state state);
/* `date`: in the list's format. */
void linear_render_article(struct ui *ui, const struct canvas *c, struct rect area, int y,
                           const struct window_row *row, const char *date, enum row_state state);
