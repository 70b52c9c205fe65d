/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grapheme clusters that terminals may draw in more or fewer cells than the surface has for them:
 * the cursor's column is unknown after one. Pure except wcwidth().
 */
#pragma once

#include <stdbool.h>

#include "screen/surface.h"

/* `side_by_side`: the terminal is known to give the characters of a cluster their wcwidth() cells
 * in sequence. Inline for most cells: blanks and ASCII. */
bool cluster_is_doubtful_any(const struct surface *s, const struct cell *c, bool side_by_side);
static inline bool cluster_is_doubtful(const struct surface *s, const struct cell *c,
                                       bool side_by_side)
{
    bool ascii = (unsigned char)c->text[0] < 0x80 && (c->text[0] == '\0' || c->text[1] == '\0');
    return !(ascii && c->long_text == 0) && cluster_is_doubtful_any(s, c, side_by_side);
}

/* Appends the cell's text in the locale's charset, with blanks to its width; the closest of
 * ASCII or "?" for a character that the charset lacks. */
void cluster_add_local(struct buf *b, const char *text, int width);
