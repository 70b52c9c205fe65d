/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heading of a pane: on its border, or in linear mode in the row above. */
#pragma once

#include "tui/core/panes.h"

struct buf;
struct ui;

void heading_add(const struct ui *ui, struct buf *b, enum pane pane);
