/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding of text for comparison: case, spacing, punctuation. Strings are valid UTF-8. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends `s` in lower case, trimmed, with each run of white space as one space, without default
 * ignorable characters (soft hyphens, joiners, direction marks). */
void fold_add(struct buf *b, struct str s);

/* ASCII equivalent of typographic quotes and dashes, which few keyboards have; `c` for others. */
uint32_t fold_typography(uint32_t c);

/* ASCII character that may stand for `c` in one cell: that equivalent, or a letter without its
 * marks; `c` for others. */
uint32_t fold_to_ascii(uint32_t c);

/* Same as fold_add(), with these equivalents: for searching. */
void fold_add_searched(struct buf *b, struct str s);

/* Same of the compatibility form (NFKC), which maps full-width, circled and other variants of a
 * character to the character. */
void fold_add_compatible(struct buf *b, struct str s);

/* Appends only the letters and digits of `s`, in lower case. */
void fold_add_letters(struct buf *b, struct str s);

/* Length of `prefix`, which is in lower case, at the start of `s` in any case; 0 for none. */
size_t fold_starts(struct str s, struct str prefix);

/* True when no character beyond ASCII has case, so that folding changes ASCII letters only. */
bool fold_is_ascii(struct str s);

/* True when folding drops no character and maps none from beyond ASCII into it. */
bool fold_keeps(struct str s);
