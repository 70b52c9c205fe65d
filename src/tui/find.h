/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for text, and lighting what was found. */
#ifndef GANDER_TUI_FIND_H
#define GANDER_TUI_FIND_H

#include "tui/canvas.h"

/* The byte where `what` begins in `text` at or after `from`, whatever the case; SIZE_MAX if
 * nowhere, or if `what` is empty. */
size_t find_in(struct str text, struct str what, size_t from);

/* Lights what is found in one line of text that was painted at (x, y) and took `width` cells. */
void find_light(const struct canvas *c, int x, int y, int width, struct str text, struct str what);

#endif
