/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact negative test for folded words (text/find/fold.h): the set of a text's byte trigrams,
 * hashed to bits. A text whose set lacks a trigram of a word does not contain the word once it is
 * folded; the converse does not hold. Pays when many words are looked for in one text. ASCII is
 * hashed without its case, so that most text need not be folded. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { GRAMS_MAX = 8, GRAM_SET_WORDS = 1024 };

/* Trigrams of a word, at most GRAMS_MAX spread over it, without those with a space, which text need
 * not have where its folded form has one. */
struct grams {
    uint16_t v[GRAMS_MAX];
    uint8_t n;
};

struct gram_set { /* zeroed: empty */
    uint64_t bits[GRAM_SET_WORDS];
};

struct grams grams_of(struct str word);
/* Add the trigrams of a text, and of the visible text of HTML. A word across two texts is not in
 * the set. */
void gram_set_add(struct gram_set *set, struct str text);
void gram_set_add_html(struct gram_set *set, struct str html);

/* False when no text of the set contains the word once folded. */
static inline bool gram_set_may_have(const struct gram_set *set, const struct grams *word)
{
    for (size_t i = 0; i < word->n; i++)
        if (!(set->bits[word->v[i] / 64] >> word->v[i] % 64 & 1))
            return false;
    return true;
}
