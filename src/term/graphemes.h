/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows with grapheme clusters that curses cannot place. It holds a cluster whose characters take a
 * cell of their own each, as most terminals draw vowel signs and flags; not one that the terminal
 * joins into fewer cells, or with more marks than CCHARW_MAX. Curses gets no-break spaces for such
 * a row, and after its update the row's text is sent in one piece, with the cursor put to its
 * column after each such cluster. Other rows cost nothing. Pure but for wcwidth(), which is curses'
 * measure.
 */
#ifndef GANDER_TERM_GRAPHEMES_H
#define GANDER_TERM_GRAPHEMES_H

#include <stdbool.h>

#include "base/buf.h"
#include "tui/surface.h"

/* Whether curses cannot place a cell's cluster. `side_by_side`: the terminal is known to give the
 * characters of a cluster the cells that wcwidth() says, one after the other. */
bool grapheme_is_special(const struct surface *s, const struct cell *c, bool side_by_side);

/* Where the text of a row with such clusters ends; 0 for other rows. */
int graphemes_end(const struct surface *s, int y, bool side_by_side);

/* After curses: sends the `touched` ones of the rows whose text ends at `ends`, not 0. `look` gives
 * what a style is sent as. */
void graphemes_after(const struct surface *s, const int *ends, const bool *touched,
                     bool side_by_side, struct style (*look)(void *context, struct style style),
                     void *context, struct buf *out);

#endif
