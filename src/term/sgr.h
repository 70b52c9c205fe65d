/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SGR sequences (ECMA-48 8.3.117) of styles. Pure. */
#ifndef GANDER_TERM_SGR_H
#define GANDER_TERM_SGR_H

#include "base/buf.h"
#include "screen/surface.h"

/* Resets and sets the whole style. */
void sgr_add_style(struct buf *b, struct style style);
/* Shortest sequence from one style to another; `ends`: single attributes and colours can be ended
 * (SGR 22 to 29, 39, 49). */
void sgr_add_change(struct buf *b, const struct style *from, const struct style *to, bool ends);

#endif
