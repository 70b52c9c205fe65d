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

/* ASCII character that may stand for `c` in one cell: its typographic equivalent, or a letter
 * without its marks; `c` for others. */
uint32_t fold_to_ascii(uint32_t c);

/* Same as fold_add(), with letters as people type them (text/find/letter.h), and without spaces
 * between ASCII letters or digits and scripts without spaces, which are a matter of style: for
 * searching.
 */
void fold_add_searched(struct buf *b, struct str s);

/* Same of the compatibility form (NFKC), which maps full-width, circled and other variants of a
 * character to the character. */
void fold_add_compatible(struct buf *b, struct str s);

/* Appends only the letters and digits of `s`, in lower case. */
void fold_add_letters(struct buf *b, struct str s);

/* Length of `prefix`, which is in lower case, at the start of `s` in any case; 0 for none. */
size_t fold_starts(struct str s, struct str prefix);
/* The same for the next word of a list that `s` starts with, split off with those before it
 * (str_next_word()). */
size_t fold_next_start(struct str s, const char **list);

/* End of the first word of a list (str_next_word()) whose first occurrence in a folded text no
 * ASCII letter precedes; 0 for none. */
size_t fold_end_of_any(struct str folded, const char *list);

/* True for ASCII letters and digits only, or kana, Han and Hangul syllables only: the plain ones.
 */
bool fold_is_plain(struct str s);

/* True when, folded for searching, no other character becomes, changes or hides a plain one. */
bool fold_keeps(struct str s);
