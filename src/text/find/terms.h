/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tokenizer of the search index, and the definition of a hit. Words of alphabets match by prefix;
 * scripts without spaces (Chinese, kana, Hangul, Thai, Lao, Khmer, Burmese) match at any character.
 * Strings are valid UTF-8 and folded (text/find/fold.h). Pure.
 *
 * The index may give false positives but no false negatives: each hit of terms_find() has all terms
 * of the query in the index, not conversely.
 */
#pragma once

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* True for an ASCII letter or digit beside a character of a script without spaces: whether there is
 * a space between them is a matter of style. */
bool terms_join(uint32_t a, uint32_t b);

/* Appends the text's terms, each followed by a space, with duplicates: truncated words; for scripts
 * without spaces each pair of adjacent characters, and the last alone. */
void terms_add(struct buf *b, struct str text);

/* Appends an FTS5 expression over these terms that every text with `word` (one word or a phrase)
 * satisfies, joined with AND to the content of `b`. Nothing when the index cannot help. */
void terms_add_query(struct buf *b, struct str word);

/* True when the text contains `word`, as defined above. */
bool terms_find(struct str text, struct str word);

/* True unless byte `at` is inside a word of an alphabet: an occurrence there is no hit. The text
 * need not be folded. */
bool terms_begin_at(struct str text, size_t at);
