/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Right-to-left text: the Unicode bidirectional algorithm (UAX #9), through fribidi. */
#ifndef GANDER_LAYOUT_BIDI_H
#define GANDER_LAYOUT_BIDI_H

#include "layout/paragraph.h"

/* Whether any character of the text could need it. */
bool bidi_is_needed(struct str s);

/* Whether the first strong character reads from right to left; `fallback` when there is none. */
bool bidi_first_is_rtl(struct str s, bool fallback);

/* Gives the setter's units their levels, and right-to-left ones the forms that stand in their
 * place: joined letters and mirrored brackets. */
void bidi_resolve(struct setter *s);

/* Fills s->order with the units from `first` to before `end` in visual order. */
void bidi_order_line(struct setter *s, size_t first, size_t end);

#endif
