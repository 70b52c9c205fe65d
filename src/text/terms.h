/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text cut into terms for a search index, and what it means that a word is in a text. Scripts that
 * part words (letters, digits and marks of any alphabet) are found by the beginnings of words;
 * those that do not (Chinese, kana, Hangul, Thai, Lao, Khmer, Burmese) by any part. Strings are
 * valid UTF-8 and folded (text/fold.h).
 *
 * The index is a sieve: whatever terms_find finds in a text, the text's terms have all terms of,
 * but not the other way round.
 */
#ifndef GANDER_TEXT_TERMS_H
#define GANDER_TEXT_TERMS_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the text's terms, each with a space behind it: words, cut off after some letters; of what
 * has no words, each character with the next, and the last alone. They repeat as the text does. */
void terms_add(struct buf *b, struct str text);

/* Appends what a text must have that has `word` (which may be several, as they follow each other):
 * an expression of FTS5 over such terms, joined to what is there with AND. Nothing when the index
 * is of no use for it. */
void terms_add_query(struct buf *b, struct str word);

/* Whether the text has `word`. */
bool terms_find(struct str text, struct str word);

/* Whether an occurrence from byte `at` on counts: not inside a word of a script that has borders of
 * words. The text need not be folded. */
bool terms_begin_at(struct str text, size_t at);

#endif
