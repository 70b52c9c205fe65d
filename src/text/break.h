/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line may break: UAX #14 through libunistring, with the rules for Chinese and Japanese. */
#ifndef GANDER_TEXT_BREAK_H
#define GANDER_TEXT_BREAK_H

#include "base/str.h"

enum line_break { BREAK_NO, BREAK_MAY, BREAK_MUST };

/* Fills `out[0 .. s.n)`: out[i] tells whether a line may (or must) end before byte i. out[0] and
 * bytes inside a character or grapheme cluster are BREAK_NO. `s` is valid UTF-8. */
void text_line_breaks(struct str s, unsigned char *out);

#endif
