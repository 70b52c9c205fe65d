/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks as bytes, for text that is laid over curses' picture. */
#ifndef GANDER_TERM_SGR_H
#define GANDER_TERM_SGR_H

#include "base/buf.h"
#include "tui/surface.h"

/* SGR (ECMA-48 8.3.117) that makes the look from nothing. */
void sgr_add_style(struct buf *b, struct style style);

#endif
