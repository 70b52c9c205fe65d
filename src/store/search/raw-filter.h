/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact negative test for a word in a text as it is stored, which need not be folded or split for
 * it: most texts lack the word. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct raw_word {
    struct str word; /* folded for searching */
    bool is_plain;   /* fold_is_plain() */
    size_t rarest;   /* index of the byte that texts have least often */
    bool has[256];   /* bytes of the word, in either case */
};

/* Borrows the word. */
void raw_word_init(struct raw_word *out, struct str word);

/* False when the word is in no text folded for searching that this HTML, or line, may become. */
bool raw_may_have(struct str html, const struct raw_word *w);
