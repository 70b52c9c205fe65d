/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hash table from colours to curses' pair numbers: a picture uses more than a thousand pairs. Pure.
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
/* Number of the pair, at least 1; *added when it is new. */
int pairs_number(struct pairs *p, struct color_pair pair, bool *added);
void pairs_clear(struct pairs *p);

#endif
