/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links of the article for the terminal (OSC 8). */
#pragma once

#include <stdbool.h>

struct article_view;
struct canvas;
struct layout_span;
struct ui;

bool article_has_hyperlinks(const struct ui *ui);
/* Makes a span painted at (x, y) a terminal link if it is a link. */
void article_link_cells(const struct canvas *c, const struct article_view *a, int x, int y,
                        const struct layout_span *span);
