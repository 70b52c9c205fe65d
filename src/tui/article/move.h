/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Movement in the article. One line in view is current: it has the cursor, and with line focus it
 * is the only one not faded. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "screen/surface.h"

struct article_view;
struct call;
struct canvas;
struct layout_line;
struct ui;

/* Commands. article_step() scrolls by lines; with line focus, it moves over lines with text. */
void article_step(struct ui *ui, const struct call *call);
void article_half_page(struct ui *ui, const struct call *call);
void article_page_up(struct ui *ui, const struct call *call);
void article_go_to_start(struct ui *ui, const struct call *call);
void article_go_to_end(struct ui *ui, const struct call *call);
/* Moves by paragraphs, to their first lines. */
void article_go_to_paragraph(struct ui *ui, const struct call *call);
void article_toggle_line_focus(struct ui *ui, const struct call *call);
/* False when the end is already in view. */
bool article_page_down(struct ui *ui);
/* Makes a match's line current, scrolled to a third of the pane if it was not in view. */
void article_read_match(struct ui *ui, size_t line);
/* Scrolls a link's target to the top and makes it current. */
void article_read_place(struct ui *ui, size_t line);
/* Paints mark and cursor of the current line, whose first row is `y`. */
void article_show_reading(const struct canvas *c, const struct article_view *a, struct rect pane,
                          int y, const struct layout_line *line, bool focused);
/* Fades the text in an area. */
void article_fade(const struct canvas *c, struct rect r);
