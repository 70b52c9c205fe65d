/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How much every element of a page says, and how much of that looks like running text. Lengths are
 * in weight: a letter or digit is 1, a Chinese or Japanese character 3, white space and punctuation
 * nothing, so that texts of all scripts compare. Pure, linear.
 */
#ifndef GANDER_PAGE_EVIDENCE_MEASURE_H
#define GANDER_PAGE_EVIDENCE_MEASURE_H

#include "page/dom/dom.h"

struct measure {
    /* Of the text that stands in this block itself, not in blocks within it. */
    uint32_t own, own_linked;
    uint16_t own_stops; /* sentence ends and commas */
    bool own_ends;      /* the last character ends a sentence or a quotation */
    /* Of all below it. */
    uint32_t text, linked, stops;
    uint32_t paragraphs; /* blocks of running text */
    uint32_t blocks;     /* blocks with any text */
    uint32_t images;
    int32_t value;  /* running text counts for, the rest against */
    unsigned hints; /* enum hint */
};

/* What a run of text weighs; its sentence ends and commas are added to *stops (may be NULL). */
uint32_t text_weight(struct str s, uint32_t *stops);

/* Measures all nodes but those marked in `dropped`; hints stay as they are. */
void measure_all(const struct dom *d, const unsigned char *dropped, struct measure *m);

/* The part of `text` that is linked, in percent; 0 without text. */
static inline unsigned measure_link_share(const struct measure *m)
{
    return m->text ? (unsigned)((uint64_t)m->linked * 100 / m->text) : 0;
}

#endif
