/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the article: its layout for the pane, the current line, and what is left to read. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "screen/surface.h"

struct article_view;
struct buf;
struct ui;

/* Lays out for the pane's present size. */
void article_fit(struct ui *ui, struct rect pane);
/* Height of the pane, after layout; 0 when nothing is visible. */
int article_height(struct ui *ui);
/* Scrolls a line to the top, or the nearest that leaves the pane full. */
void article_go_to_line(struct ui *ui, size_t line);
void article_scroll(struct ui *ui, int by);

/* Lines from `top` on that fit `rows` rows, at least 1: a line of a large size takes several
 * (text_plan_rows). */
size_t article_lines(const struct article_view *a, size_t top, int rows);
bool article_has_text(const struct article_view *a, size_t line);
bool article_begins_paragraph(const struct article_view *a, size_t line);
/* First line with text from `line` to before `end`; `line` when there is none. */
size_t article_first_text(const struct article_view *a, size_t line, size_t end);
void article_read_line(struct article_view *a, size_t line);
/* Moves the current line into view after the top changed. */
void article_show_current_line(struct article_view *a, int height);

/* "23% · 4 min · match 3/17", or the applicable parts, for a pane of that height. */
void article_add_progress(const struct ui *ui, struct buf *b, int height);
