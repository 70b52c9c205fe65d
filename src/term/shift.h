/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows that the terminal moves or clears, where that takes fewer bytes than to send them: of the
 * window and, within margins, of its panes. Pure.
 */
#pragma once

#include "term/paint.h"

/* Between paint_prepare() and paint_cells(), for rows without larger text and pictures. */
void shift_rows(struct paint *p, const struct surface *s, struct buf *out);
