/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Amount of text in each element, and how much of it is prose ("running text"). The unit is weight,
 * which makes scripts comparable: 1 for a letter or digit, 3 for a Han, kana or hangul character, 0
 * for white space and punctuation. Pure, linear.
 */
#pragma once

#include "page/dom/dom.h"

struct measure {
    /* Text of the block itself, without nested blocks. */
    uint32_t own, own_linked;
    uint16_t own_stops; /* sentence ends and commas */
    bool own_ends;      /* the last character ends a sentence or a quotation */
    /* Sums over the subtree. */
    uint32_t text, linked, stops;
    uint32_t paragraphs; /* blocks with prose */
    uint32_t blocks;     /* blocks with text */
    uint32_t images;
    int32_t value;  /* weight of prose less a penalty for other text */
    unsigned hints; /* enum hint */
};

/* Weight of a text; adds its sentence ends and commas to *stops (may be NULL). */
uint32_t text_weight(struct str s, uint32_t *stops);

/* Measures all nodes that are not in `dropped`, one element of `m` for each; keeps hints. */
void measure_all(const struct dom *d, const unsigned char *dropped, struct measure *m);

/* Percentage of linked text; 0 without text. */
static inline unsigned measure_link_share(const struct measure *m)
{
    return m->text ? (unsigned)((uint64_t)m->linked * 100 / m->text) : 0;
}
