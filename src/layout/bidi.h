/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bidirectional text: the Unicode bidirectional algorithm (UAX #9), through fribidi. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

struct setter; /* layout/paragraph.h */

/* False for text without any right-to-left character. */
bool bidi_is_needed(struct str s);

/* Direction of the first strong character; `fallback` when there is none. */
bool bidi_first_is_rtl(struct str s, bool fallback);

/* Sets the levels of the setter's units, and the display forms of right-to-left ones: joined
 * letters and mirrored brackets. */
void bidi_resolve(struct setter *s);

/* Fills s->order with the units [first, end) in visual order. */
void bidi_order_line(struct setter *s, size_t first, size_t end);

/* Displayed cluster of a line. */
struct bidi_cluster {
    struct str text;   /* the cluster or its display form */
    size_t from, to;   /* bytes of the line's text */
    int column, width; /* cells */
};

/* Unbreakable line, like a title in a list: its clusters from left to right. Texts belong to the
 * line or are borrowed from its source. */
struct bidi_line {
    struct arena arena;
    VEC(struct bidi_cluster) clusters;
    int width;
};

/* Appends the bytes [from, to) at the right, as a paragraph of its own. Zeroed memory is an empty
 * line. */
void bidi_line_add(struct bidi_line *l, struct str text, size_t from, size_t to, bool rtl);
void bidi_line_fini(struct bidi_line *l);
