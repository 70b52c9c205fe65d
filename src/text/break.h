/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line may break: UAX #14 through libunistring, with the rules for Chinese and Japanese. */
#ifndef GANDER_TEXT_BREAK_H
#define GANDER_TEXT_BREAK_H

#include "base/buf.h"
#include "base/str.h"

enum line_break { BREAK_NO, BREAK_MAY, BREAK_MUST };

/* Fills `out[0 .. s.n)`: out[i] tells whether a line may (or must) end before byte i. out[0] and
 * bytes inside a character or grapheme cluster are BREAK_NO. `s` is valid UTF-8. */
void text_line_breaks(struct str s, unsigned char *out);

/* Where the next place in a word is, from byte `at` on, at which its writer lets a line end: a soft
 * hyphen (U+00AD, 2 bytes) or a zero-width space (U+200B, 3 bytes). s.n when there is none. */
size_t text_find_soft_break(struct str s, size_t at);
/* Appends `s` without them: they are no part of what is searched, compared or counted. */
void text_add_without_soft_breaks(struct buf *b, struct str s);

/* Appends `s` with its no-break spaces (U+00A0) as spaces: in lines that are broken already, and in
 * code, they would only be in the way of who searches or copies it. */
void text_add_common_spaces(struct buf *b, struct str s);

#endif
