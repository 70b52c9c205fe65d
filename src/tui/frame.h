/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frame of the views: title bar, borders, boxes of overlays, status line. */
#pragma once

#include <stdbool.h>

struct canvas;
struct geometry;
struct ui;

void frame_render(struct ui *ui, const struct canvas *c, const struct geometry *g);
/* Press on the title bar; false when nothing is there. */
bool frame_press(struct ui *ui, int x, int y);
