/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 (RFC 3629): decoding, and validation of outside text. Inside, strings are valid. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

#define UTF8_REPLACEMENT 0xfffdu

bool utf8_valid(struct str s);
bool utf8_is_ascii(struct str s);

/* Decodes the character at `*at` (below s.n) and moves past it. An ill-formed sequence gives
 * UTF8_REPLACEMENT and skips the maximal subpart (Unicode 15, 3.9, U+FFFD substitution). */
uint32_t utf8_next(struct str s, size_t *at);

/* Start of the character with the byte at `at`; s.n at the end and beyond. */
size_t utf8_start(struct str s, size_t at);

/* Decodes the character before `*at` (not 0), which moves to its start. */
uint32_t utf8_previous(struct str s, size_t *at);

/* Moves past the character at `*at` like utf8_next(); false when it is ill-formed. */
bool utf8_step(struct str s, size_t *at);

/* Appends the encoding of a scalar value; anything else becomes UTF8_REPLACEMENT. */
void utf8_add(struct buf *b, uint32_t c);

/* Appends `s` with each ill-formed sequence as UTF8_REPLACEMENT. */
void utf8_add_valid(struct buf *b, struct str s);

/* Number of characters of a valid string. */
size_t utf8_length(struct str s);
