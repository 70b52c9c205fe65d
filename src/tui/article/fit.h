/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout of the article for its pane. */
#pragma once

#include <stddef.h>

#include "screen/surface.h"

struct ui;

/* Lays out for the pane's present size. */
void article_fit(struct ui *ui, struct rect pane);
/* Height of the pane, after layout; 0 when nothing is visible. */
int article_height(struct ui *ui);
/* Scrolls a line to the top, or the nearest that leaves the pane full. */
void article_go_to_line(struct ui *ui, size_t line);
void article_scroll(struct ui *ui, int by);
