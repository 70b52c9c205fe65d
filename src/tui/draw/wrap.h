/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line wrapping of plain text, for overlays and messages. Pure. */
#pragma once

#include "base/str.h"

/* Removes a row of at most `width` cells from `text`, with the spaces after it, and returns it.
 * Breaks at an opportunity (text/display/break.h) if possible. */
struct str wrap_next_row(struct str *text, int width);
