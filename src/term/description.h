/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of the terminfo description for curses. */
#ifndef GANDER_TERM_DESCRIPTION_H
#define GANDER_TERM_DESCRIPTION_H

#include <curses.h>
#include <stdbool.h>

/* True within tmux or GNU screen. */
bool description_is_multiplexed(void);

/* Opens standard input and output with the description of `name` (TERM), or a variant with more
 * colours. If none is installed, uses that of a related terminal and sets *relative to its name
 * (else NULL). NULL when there is none either. */
SCREEN *description_open(const char *name, bool colors, const char **relative);

#endif
