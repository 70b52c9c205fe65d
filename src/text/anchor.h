/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A place in a text that is found again after the text was edited: an offset, and what the letters
 * that follow it hash to. Strings are valid UTF-8 below 4 GiB. Pure.
 */
#ifndef GANDER_TEXT_ANCHOR_H
#define GANDER_TEXT_ANCHOR_H

#include <stdint.h>

#include "base/str.h"

/* The byte offset in the lower 32 bits; above it 31 bits of hash, 0 when too few letters follow to
 * know them again. An offset of 0 gives 0. */
uint64_t anchor_make(struct str text, uint32_t offset);

/* The offset of the place in a text that may have changed: where the same letters follow, of
 * several such places the nearest to the old one, whatever spacing and punctuation became; else
 * the old offset. At most text.n. */
uint32_t anchor_find(struct str text, uint64_t anchor);

#endif
