/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How text falls into terminal cells: grapheme clusters (UAX #29) and their widths (UAX #11, with
 * libunistring's tables; ambiguous characters are one cell). A cluster takes the cells of its
 * characters together, for most terminals give vowel signs with a shape of their own a cell each;
 * what a terminal draws over the character before takes none. Everything that measures, cuts or
 * pads text for the screen goes through here. Strings are valid UTF-8.
 */
#ifndef GANDER_TEXT_WIDTH_H
#define GANDER_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Bounds of a cluster; a longer one, which no script has, is split. */
enum { CLUSTER_MAX_CELLS = 16, CLUSTER_MAX_BYTES = 1024 };

struct cluster {
    struct str text; /* the extended grapheme cluster */
    int width;       /* cells: 0 to CLUSTER_MAX_CELLS */
};

/* How terminals differ in it. */
enum width_rule {
    WIDTH_JOINS_MARKS = 1 << 0,     /* spacing marks, as vowel signs of Hindi, take no cells */
    WIDTH_JOINS_MODIFIERS = 1 << 1, /* nor do skin tones behind an emoji */
    WIDTH_JOINS_EMOJI = 1 << 2,     /* nor emoji behind a ZWJ */
    WIDTH_WIDENS_EMOJI = 1 << 3,    /* U+FE0F makes a narrow emoji wide */
};

/* A setting of the whole process, as it has one terminal: the reader sets the rules once that has
 * answered; until then, and without a terminal, all but the first hold. Any thread. */
void width_set_rules(unsigned rules);
unsigned width_rules(void);

/* Takes the cluster at `*at` and moves past it; false at the end. */
bool cluster_next(struct str s, size_t *at, struct cluster *out);

/* Drawn over the letter before it: combining marks and vowel signs, but no variation selector. */
bool char_is_mark(uint32_t c);

/* Cells that `s` takes in one line; control characters count 0. */
int text_width(struct str s);

/* The longest prefix of whole clusters that fits into `cells`; `*used` (may be NULL) its width. */
struct str text_fit(struct str s, int cells, int *used);

/* Appends `s` in exactly `cells` cells: cut with "…" when too long, padded with spaces (at the
 * right, or at the left with `right_align`) when too short. */
void text_add_cell(struct buf *b, struct str s, int cells, bool right_align);

#endif
