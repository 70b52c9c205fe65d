/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding text as people mean it: whatever the case (Unicode full case folding, no language's own
 * rules), however characters are composed or how wide they are (NFKD), with every run of white
 * space and line ends as one space, or none between Chinese characters. A match begins and ends
 * with whole characters: "e" is not found in "é". Strings are valid UTF-8.
 */
#ifndef GANDER_TEXT_MATCH_H
#define GANDER_TEXT_MATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* A text made ready to be searched; the text itself is not kept. */
struct folded {
    struct buf text;
    uint32_t *from; /* for each byte of `text` and its end, where it stood in the original; or
                       FOLDED_INSIDE, between the parts of a character */
};

#define FOLDED_INSIDE UINT32_MAX

void folded_init(struct folded *f, struct str s); /* at most UINT32_MAX - 1 bytes */
void folded_fini(struct folded *f);

struct match {
    uint32_t from, to; /* bytes of the original */
};

/* The next match of `what` from `*at` on, 0 to begin with; moves `*at` behind it, so that matches
 * do not overlap. False when there is none, or `what` is empty. */
bool folded_find(const struct folded *f, const struct folded *what, size_t *at, struct match *out);

#endif
