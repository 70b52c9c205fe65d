/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The setting `linear`: one thing below the other from the left edge, in the order in which it is
 * read, words in the place of marks and columns. For screen readers and braille displays.
 */
#ifndef GANDER_TUI_LINEAR_H
#define GANDER_TUI_LINEAR_H

#include "tui/draw/canvas.h"

struct ui;

void linear_render_title(struct ui *ui, const struct canvas *c);
/* What the pane shows, and how far an article is read: the line above it. */
void linear_render_heading(struct ui *ui, const struct canvas *c);
/* Clears what is below the title, and names the overlay there. */
void linear_render_overlay(struct ui *ui, const struct canvas *c, const char *title);

#endif
