/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the article's layout, and the current line. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct article_view;
struct ui;

/* Lines from `top` on that fit `rows` rows, at least 1: a line of a large size takes several
 * (text_plan_rows). */
size_t article_lines(const struct article_view *a, size_t top, int rows);
/* First line to show in a pane of that height: the title if the breadcrumb above it is too
 * large. */
size_t article_first_line(const struct article_view *a, int height);
/* Last line allowed at the top, at most `wanted`. Lays out no more than needed. */
size_t article_last_top(const struct article_view *a, size_t wanted, int height);
/* Percentage read, 0-100; -1 when everything is in view. */
int article_percent(const struct ui *ui, int height);

bool article_has_text(const struct article_view *a, size_t line);
bool article_begins_paragraph(const struct article_view *a, size_t line);
/* First line with text from `line` to before `end`; `line` when there is none. */
size_t article_first_text(const struct article_view *a, size_t line, size_t end);
void article_read_line(struct article_view *a, size_t line);
/* Moves the current line into view after the top changed. */
void article_show_current_line(struct article_view *a, int height);
