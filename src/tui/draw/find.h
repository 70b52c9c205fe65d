/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find in single lines (text/match.h), and highlights. */
#ifndef GANDER_TUI_DRAW_FIND_H
#define GANDER_TUI_DRAW_FIND_H

#include "tui/draw/canvas.h"

bool find_in(struct str text, struct str pattern);

/* Highlights matches in a line of text painted at (x, y) over `width` cells. */
void find_highlight(const struct canvas *c, int x, int y, int width, struct str text,
                    struct str pattern);
/* Likewise for a search: words by their beginnings (text/terms.h). */
void find_highlight_words(const struct canvas *c, int x, int y, int width, struct str text,
                          struct str pattern);

#endif
