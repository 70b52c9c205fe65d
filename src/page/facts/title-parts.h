/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting of titles ("Title | Section | Site") and of headings with kicker or subtitle. Pure. */
#pragma once

#include "page/facts/facts.h"

enum { MAX_TITLE_PARTS = 12, TITLE_BYTES = 600 };

enum title_strength {
    TITLE_COLON, /* within a title, or before a known site name */
    TITLE_DASH,  /* the same, or before a short site name */
    TITLE_BAR,   /* between title and site */
};

struct title_part {
    struct str text;
    size_t start, end;            /* byte range in the whole title */
    enum title_strength strength; /* of the separator before it */
};

/* Fills at most MAX_TITLE_PARTS; returns their number, at least one. */
size_t title_split(struct str s, struct title_part *parts);

size_t title_count_words(struct str s);

/* Title without the parts that name the site. */
struct str title_without_site(const struct facts *f, struct str s);

/* Text of a heading, without kicker, date or name in an element of its own. */
struct str title_of_heading(struct dom *d, const struct dom_node *heading);

/* Text of a heading, or a piece of it, with the same words as `claimed`; empty for none. */
struct str title_piece_saying(struct dom *d, const struct dom_node *heading, struct str claimed);
