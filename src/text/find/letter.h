/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Characters as searches compare them: as people type them. Pure.
 *
 * - Lower case, and compatibility decomposition (Unicode's NFKD): width, ligatures, ² as 2.
 * - Without the combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic: é as e, Arabic
 *   without vowels and hamza; but й and ў are letters of their own. Marks of other scripts, which
 *   make other letters or words (が, कि), are composed (NFC).
 * - Letters that do not decompose, by Unicode CLDR's Latin-ASCII (ß as ss, ø as o) and full case
 *   folding (ς as σ); Arabic and Persian forms of alef, yeh, kaf, heh, and digits.
 * - Typographic quotes and dashes as in ASCII.
 */
#pragma once

#include <stdint.h>

#include "base/buf.h"

/* ASCII equivalent of typographic quotes and dashes, which few keyboards have; `c` for others. */
uint32_t letter_typography(uint32_t c);

/* Appends `c` so; nothing for default ignorable characters (soft hyphens, joiners, direction marks)
 * and marks left out. A mark that composes changes the last character of `b`. */
void letter_add(struct buf *b, uint32_t c);
