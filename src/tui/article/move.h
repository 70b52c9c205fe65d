/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving in the article. One line in view is the one that is read: the cursor is on it, and with
 * the ruler it alone is at full strength. */
#ifndef GANDER_TUI_ARTICLE_MOVE_H
#define GANDER_TUI_ARTICLE_MOVE_H

#include <stdbool.h>
#include <stddef.h>

#include "screen/surface.h"

struct article_view;
struct canvas;
struct layout_line;
struct ui;

/* By lines: scrolls, or moves the ruler over lines with text. */
void article_step(struct ui *ui, int by);
void article_half_page(struct ui *ui, int direction);
void article_page_up(struct ui *ui);
/* A page down; false when the end is already in view. */
bool article_page_down(struct ui *ui);
void article_go_to_start(struct ui *ui);
void article_go_to_end(struct ui *ui);
/* To the first line of a paragraph further down or up. */
void article_go_to_paragraph(struct ui *ui, int by);
void article_toggle_ruler(struct ui *ui);
/* Reads the line of a match, and shows it a third down the pane if it was not in view. */
void article_read_match(struct ui *ui, size_t line);
/* Puts the line that a link leads to at the top, and reads it. */
void article_read_place(struct ui *ui, size_t line);
/* The mark and the cursor of the line that is read, whose first row is `y`. */
void article_show_reading(const struct canvas *c, const struct article_view *a, struct rect pane,
                          int y, const struct layout_line *line, bool focused);
/* Lets the text in a place step back. */
void article_fade(const struct canvas *c, struct rect r);

#endif
