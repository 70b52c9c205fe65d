/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SGR sequences of styles, for text sent outside of curses. */
#ifndef GANDER_TERM_SGR_H
#define GANDER_TERM_SGR_H

#include "base/buf.h"
#include "screen/surface.h"

/* Appends SGR (ECMA-48 8.3.117) that resets and sets the whole style. */
void sgr_add_style(struct buf *b, struct style style);

#endif
