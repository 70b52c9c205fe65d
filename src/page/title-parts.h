/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's title in parts: "Title | Section | Site". Pure. */
#ifndef GANDER_PAGE_TITLE_PARTS_H
#define GANDER_PAGE_TITLE_PARTS_H

#include "page/facts.h"

enum { MAX_TITLE_PARTS = 12 };

enum title_strength {
    TITLE_COLON, /* a part of a title, unless it is known to name the site */
    TITLE_DASH,  /* the same, or in front of a short site name */
    TITLE_BAR,   /* parts a title from its site */
};

struct title_part {
    struct str text;
    size_t start, end;            /* in the whole */
    enum title_strength strength; /* of what parts it from the one before */
};

/* Fills at most MAX_TITLE_PARTS; returns how many there are, at least one. */
size_t title_split(struct str s, struct title_part *parts);

size_t title_count_words(struct str s);

#endif
