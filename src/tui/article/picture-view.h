/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Display of the article's pictures, and opening them. */
#pragma once

#include "screen/surface.h"
#include "tui/core/view.h"

struct canvas;
struct layout_line;
struct ui;

/* After each event: gives pictures room where nothing in view moves, and requests drawings. */
void article_pictures_update(struct ui *ui);
/* Paints a picture's row in a line of the layout. */
void article_pictures_render(struct ui *ui, const struct canvas *c, struct rect area, int y,
                             const struct layout_line *line);
/* Opens image `number` in the user's viewer or browser. */
void article_pictures_open(struct ui *ui, int number);

extern const struct handler picture_handlers[];
