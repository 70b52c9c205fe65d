/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows with grapheme clusters that curses cannot place. Curses handles clusters whose characters
 * take a cell each, as most terminals draw vowel signs and flags; not those joined into fewer
 * cells, or with more marks than CCHARW_MAX. Such a row is no-break spaces to curses; after its
 * update the text is sent in one piece, with the cursor positioned after each special cluster.
 * Other rows cost nothing. Pure except wcwidth(), on which curses relies.
 */
#ifndef GANDER_TERM_GRAPHEMES_H
#define GANDER_TERM_GRAPHEMES_H

#include <stdbool.h>

#include "base/buf.h"
#include "screen/surface.h"

/* True when curses cannot place a cell's cluster. `side_by_side`: the terminal gives the characters
 * of a cluster their wcwidth() cells in sequence. */
bool grapheme_is_special(const struct surface *s, const struct cell *c, bool side_by_side);

/* End column of a row with such clusters; 0 for other rows. */
int graphemes_end(const struct surface *s, int y, bool side_by_side);

/* After curses: sends the rows that are `touched` and have an end in `ends` (0: none). `look` maps
 * a style to the one to send. */
void graphemes_after(const struct surface *s, const int *ends, const bool *touched,
                     bool side_by_side, struct style (*look)(void *context, struct style style),
                     void *context, struct buf *out);

#endif
