/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the article as it is laid out, and the one that is read. */
#ifndef GANDER_TUI_ARTICLE_LINES_H
#define GANDER_TUI_ARTICLE_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct article_view;
struct ui;

/* Lines that `rows` rows have room for from `top` on, at least 1: a line takes several of a large
 * size (text_plan_rows). */
size_t article_lines(const struct article_view *a, size_t top, int rows);
/* The line that the article begins with in a pane of that height: the title, where the breadcrumb
 * above is large for it. */
size_t article_first_line(const struct article_view *a, int height);
/* The last line that may stand at the top, at most `wanted`; sets no more of the text than it
 * must. */
size_t article_last_top(const struct article_view *a, size_t wanted, int height);
/* 0-100, -1 when all of it is in view. */
int article_percent(const struct ui *ui, int height);

bool article_has_text(const struct article_view *a, size_t line);
bool article_begins_paragraph(const struct article_view *a, size_t line);
/* The first line with text from `line` to before `end`; `line` when there is none. */
size_t article_first_text(const struct article_view *a, size_t line, size_t end);
void article_read_line(struct article_view *a, size_t line);
/* Another line is at the top: what is read is in view again. */
void article_settle(struct article_view *a, int height);

#endif
