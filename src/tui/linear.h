/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linear mode (setting `linear`): one column from the left edge in reading order, with words in
 * place of marks and columns. For screen readers and braille displays.
 */
#pragma once

#include "tui/draw/canvas.h"

struct ui;

void linear_render_title(struct ui *ui, const struct canvas *c);
/* Line above the pane: its heading and the reading progress. */
void linear_render_heading(struct ui *ui, const struct canvas *c);
/* Clears the area below the title bar and names the overlay there. */
void linear_render_overlay(struct ui *ui, const struct canvas *c, const char *title);
