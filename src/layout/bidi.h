/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Right-to-left text: the Unicode bidirectional algorithm (UAX #9), through fribidi. */
#ifndef GANDER_LAYOUT_BIDI_H
#define GANDER_LAYOUT_BIDI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

struct setter; /* layout/paragraph.h */

/* Whether any character of the text could need it. */
bool bidi_is_needed(struct str s);

/* Whether the first strong character reads from right to left; `fallback` when there is none. */
bool bidi_first_is_rtl(struct str s, bool fallback);

/* Gives the setter's units their levels, and right-to-left ones the forms that stand in their
 * place: joined letters and mirrored brackets. */
void bidi_resolve(struct setter *s);

/* Fills s->order with the units from `first` to before `end` in visual order. */
void bidi_order_line(struct setter *s, size_t first, size_t end);

/* A cluster of a line of text as it is shown. */
struct bidi_cluster {
    struct str text;   /* itself, or the form that stands in its place */
    size_t from, to;   /* bytes of the line's text */
    int column, width; /* cells */
};

/* A line that is never broken, such as a title in a list: its clusters from left to right. Texts
 * are borrowed from the text it was made of, or the line's. */
struct bidi_line {
    struct arena arena;
    VEC(struct bidi_cluster) clusters;
    int width;
};

/* Appends the bytes from `from` to before `to` at the right, as a paragraph of its own. The line
 * begins as {0}. */
void bidi_line_add(struct bidi_line *l, struct str text, size_t from, size_t to, bool rtl);
void bidi_line_fini(struct bidi_line *l);

#endif
