/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the installed terminal descriptions curses works by. */
#ifndef GANDER_TERM_DESCRIPTION_H
#define GANDER_TERM_DESCRIPTION_H

#include <curses.h>
#include <stdbool.h>

/* The terminal is one within tmux or GNU screen. */
bool description_is_multiplexed(void);

/* Opens standard input and output by the description of `name` (TERM), or of one with more of the
 * terminal's colours. Where none is installed, by that of a relative, which `relative` (else NULL)
 * then is; NULL when there is none either. */
SCREEN *description_open(const char *name, bool colors, const char **relative);

#endif
