/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Position in a text that survives edits: an offset and a hash of the letters that follow it.
 * Strings are valid UTF-8 below 4 GiB. Pure.
 */
#pragma once

#include <stdint.h>

#include "base/str.h"

/* Byte offset in the lower 32 bits, a 31-bit hash above; the hash is 0 when too few letters follow
 * to be recognized. 0 for offset 0. */
uint64_t anchor_make(struct str text, uint32_t offset);

/* Offset of the anchor in a changed text: the position nearest to the old one that the same letters
 * follow, regardless of spacing and punctuation; else the old offset. At most text.n. */
uint32_t anchor_find(struct str text, uint64_t anchor);
