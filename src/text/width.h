/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How text falls into terminal cells: grapheme clusters (UAX #29) and their widths (UAX #11, with
 * libunistring's tables; ambiguous characters are one cell). Everything that measures, cuts or
 * pads text for the screen goes through here. Strings are valid UTF-8.
 */
#ifndef GANDER_TEXT_WIDTH_H
#define GANDER_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

struct cluster {
    struct str text; /* the extended grapheme cluster */
    int width;       /* cells: 0, 1 or 2 */
};

/* Takes the cluster at `*at` and moves past it; false at the end. */
bool cluster_next(struct str s, size_t *at, struct cluster *out);

/* Cells that `s` takes in one line; control characters count 0. */
int text_width(struct str s);

/* The longest prefix of whole clusters that fits into `cells`; `*used` (may be NULL) its width. */
struct str text_fit(struct str s, int cells, int *used);

/* Appends `s` in exactly `cells` cells: cut with "…" when too long, padded with spaces (at the
 * right, or at the left with `right_align`) when too short. */
void text_add_cell(struct buf *b, struct str s, int cells, bool right_align);

#endif
