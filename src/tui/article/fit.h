/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article laid out for its pane. */
#ifndef GANDER_TUI_ARTICLE_FIT_H
#define GANDER_TUI_ARTICLE_FIT_H

#include <stddef.h>

#include "screen/surface.h"

struct ui;

/* Lays out for the pane as it is now. */
void article_fit(struct ui *ui, struct rect pane);
/* The pane's height, the article laid out for it; 0 when there is nothing to see. */
int article_height(struct ui *ui);
/* Puts a line at the top, or the nearest that leaves the pane full. */
void article_go_to_line(struct ui *ui, size_t line);
void article_scroll(struct ui *ui, int by);

#endif
