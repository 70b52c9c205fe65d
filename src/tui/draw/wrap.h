/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text in rows, for overlays and messages. Pure. */
#ifndef GANDER_TUI_DRAW_WRAP_H
#define GANDER_TUI_DRAW_WRAP_H

#include "base/str.h"

/* Takes off `text` what goes on one row of so many cells, and the spaces behind it; it ends where a
 * line may end (text/break.h), if it can. */
struct str wrap_next_row(struct str *text, int width);

#endif
