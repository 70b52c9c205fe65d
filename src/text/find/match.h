/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search of letters as people type them (text/find/letter.h). A run of white space equals one
 * space; one with a line end between Chinese or Japanese characters equals none. Matches consist of
 * whole characters: "s" in "Straße" is found as "S" and "ß". Strings are valid UTF-8. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Folded text, ready to be searched; does not refer to the original. */
struct folded {
    struct buf text;
    uint32_t *from; /* offsets in the original: of the character of each byte, and the end */
};

void folded_init(struct folded *f, struct str s); /* at most UINT32_MAX - 1 bytes */
void folded_fini(struct folded *f);

struct match {
    uint32_t from, to; /* bytes of the original */
};

/* Finds the next match of `what` from `*at` (initially 0) on and moves `*at` past it, so matches do
 * not overlap. False when there is none or `what` is empty. */
bool folded_find(const struct folded *f, const struct folded *what, size_t *at, struct match *out);
