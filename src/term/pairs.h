/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Curses' colour pairs by number, found by their colours: a picture uses more than a thousand of
 * them. Pure.
 */
#ifndef GANDER_TERM_PAIRS_H
#define GANDER_TERM_PAIRS_H

#include "base/vec.h"
#include "term/palette.h"

struct pairs {
    VEC(struct color_pair) v; /* pair number - 1 */
    int *slots;               /* pair numbers by hash, 0: free */
    size_t n_slots;
};

void pairs_fini(struct pairs *p);
/* The pair's number, at least 1; `*added` when it was not there before. */
int pairs_number(struct pairs *p, struct color_pair pair, bool *added);
/* Forgets them all. */
void pairs_clear(struct pairs *p);

#endif
