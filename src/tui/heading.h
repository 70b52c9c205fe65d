/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heading of a pane: on its border, or in linear mode in the row above. */
#ifndef GANDER_TUI_HEADING_H
#define GANDER_TUI_HEADING_H

#include "tui/core/panes.h"

struct buf;
struct ui;

void heading_add(const struct ui *ui, struct buf *b, enum pane pane);

#endif
