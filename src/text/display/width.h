/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Width of text in terminal cells: grapheme clusters (UAX #29) and their widths (UAX #11, with
 * libunistring's tables; ambiguous characters are narrow). The width of a cluster is the sum of its
 * characters', since most terminals give spacing vowel signs a cell each; combining marks take
 * none. All measuring, cutting and padding for the screen goes through here. Strings are valid
 * UTF-8.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Bounds of a cluster, beyond any script's needs; a longer one is split. */
enum { CLUSTER_MAX_CELLS = 16, CLUSTER_MAX_BYTES = 1024 };

struct cluster {
    struct str text; /* the extended grapheme cluster */
    int width;       /* cells: 0 to CLUSTER_MAX_CELLS */
};

/* Differences between terminals. */
enum width_rule {
    WIDTH_JOINS_MARKS = 1 << 0,     /* spacing marks (vowel signs of Hindi) take no cells */
    WIDTH_JOINS_MODIFIERS = 1 << 1, /* skin tones after an emoji take no cells */
    WIDTH_JOINS_EMOJI = 1 << 2,     /* emoji after a ZWJ take no cells */
    WIDTH_WIDENS_EMOJI = 1 << 3,    /* U+FE0F makes a narrow emoji wide */
};

/* Rules of the process's only terminal, set by the reader once the terminal has answered a probe.
 * The default is all but WIDTH_JOINS_MARKS. Any thread. */
void width_set_rules(unsigned rules);
unsigned width_rules(void);

/* Reads the cluster at `*at` and moves past it; false at the end. Inline for most text: an ASCII
 * character does not combine with another. */
bool cluster_next_any(struct str s, size_t *at, struct cluster *out);
static inline bool cluster_next(struct str s, size_t *at, struct cluster *out)
{
    size_t i = *at;
    bool ascii = i < s.n && s.p[i] >= ' ' && s.p[i] < 0x7f &&
                 (i + 1 == s.n || (unsigned char)s.p[i + 1] < 0x80);
    if (!ascii)
        return cluster_next_any(s, at, out);
    *out = (struct cluster){{s.p + i, 1}, 1};
    *at = i + 1;
    return true;
}

/* Combining marks and vowel signs, drawn over the letter before; not variation selectors. */
bool char_is_mark(uint32_t c);

/* Width of `s` on one line, in cells; control characters count 0. */
int text_width(struct str s);

/* The longest prefix of whole clusters that fits into `cells`; `*used` (may be NULL) its width. */
struct str text_fit(struct str s, int cells, int *used);

/* Appends `s` in exactly `cells` cells: truncated with "…", or padded with spaces on the right (on
 * the left with `right_align`). */
void text_add_cell(struct buf *b, struct str s, int cells, bool right_align);
