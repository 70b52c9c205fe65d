/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of rows that are erased at once before their text is sent, instead of each blank part of
 * them. Pure. */
#pragma once

#include <stdbool.h>

#include "screen/surface.h"

/* Columns from `x` to before `end`. */
struct span {
    int x, end;
};

/* Narrows the span to the cells that differ; true if erasing it takes fewer bytes. `tabs`: its text
 * begins at a tab stop. */
bool erase_saves(const struct cell *shown, const struct cell *wanted, bool tabs, struct span *span);
