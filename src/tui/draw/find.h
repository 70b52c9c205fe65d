/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for text in single lines, as text/match.h finds it, and lighting what was found. */
#ifndef GANDER_TUI_DRAW_FIND_H
#define GANDER_TUI_DRAW_FIND_H

#include "tui/draw/canvas.h"

bool find_in(struct str text, struct str what);

/* Lights what is found in one line of text that was painted at (x, y) and took `width` cells. */
void find_light(const struct canvas *c, int x, int y, int width, struct str text, struct str what);
/* The same for what a search finds: words by their beginnings (text/terms.h). */
void find_light_words(const struct canvas *c, int x, int y, int width, struct str text,
                      struct str what);

#endif
