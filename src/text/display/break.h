/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line breaking: UAX #14 through libunistring, corrected for Chinese and Japanese, with syllables
 * of Thai, Lao and Burmese. */
#pragma once

#include "base/buf.h"
#include "base/str.h"

enum line_break { BREAK_NO, BREAK_MAY, BREAK_MUST };

/* Fills out[0 .. s.n) with the break opportunity before each byte. out[0] and bytes inside a
 * character or grapheme cluster are BREAK_NO. `s` is valid UTF-8. */
void text_line_breaks(struct str s, unsigned char *out);

/* Offset of the next soft hyphen (U+00AD, 2 bytes) or zero-width space (U+200B, 3 bytes) from byte
 * `at` on; s.n when there is none. */
size_t text_find_soft_break(struct str s, size_t at);
/* Appends `s` without these, for searching, comparing and counting. */
void text_add_without_soft_breaks(struct buf *b, struct str s);

/* Appends `s` with no-break spaces (U+00A0) as spaces: in broken lines and in code they only hinder
 * searching and copying. */
void text_add_common_spaces(struct buf *b, struct str s);
