/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles in parts: "Title | Section | Site", and headings with a kicker or a subtitle. Pure. */
#ifndef GANDER_PAGE_ARTICLE_TITLE_PARTS_H
#define GANDER_PAGE_ARTICLE_TITLE_PARTS_H

#include "page/article/facts.h"

enum { MAX_TITLE_PARTS = 12, TITLE_BYTES = 600 };

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

/* A title without what names the site. */
struct str title_without_site(const struct facts *f, struct str s);

/* A heading's text without the kicker, date or name that it holds in an element of its own. */
struct str title_of_heading(struct dom *d, const struct dom_node *heading);

/* The text of a heading, or the piece of it, that says just what is claimed; empty if none does. */
struct str title_piece_saying(struct dom *d, const struct dom_node *heading, struct str claimed);

#endif
