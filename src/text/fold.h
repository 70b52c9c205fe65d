/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text made comparable: without regard to case, spacing or punctuation. Strings are valid UTF-8. */
#ifndef GANDER_TEXT_FOLD_H
#define GANDER_TEXT_FOLD_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends `s` in lower case, each run of white space as one space, with none at its ends, and
 * without what shows nothing (soft hyphens, joiners, marks of direction). */
void fold_add(struct buf *b, struct str s);

/* The same of the compatibility form (NFKC): full-width, circled and other variants of a character
 * become that character. */
void fold_add_compatible(struct buf *b, struct str s);

/* Appends the letters and digits of `s` alone, in lower case. */
void fold_add_letters(struct buf *b, struct str s);

/* Whether no character beyond ASCII has case: then folding changes ASCII letters alone. */
bool fold_is_ascii(struct str s);

/* Whether folding leaves out no character, and makes none beyond ASCII one of ASCII. */
bool fold_keeps(struct str s);

#endif
