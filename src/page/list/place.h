/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on a page an element stands: how likely what it lists is what the page is about. Pure. */
#ifndef GANDER_PAGE_LIST_PLACE_H
#define GANDER_PAGE_LIST_PLACE_H

#include "page/evidence/anchors.h"

enum {
    LIST_PLACE_NEVER = 5, /* a menu, a footer */
    LIST_PLACE_SIDE = 50,
    LIST_PLACE_GOOD = 100, /* nothing speaks against it */
};

/* For every node one of the places, in the dom's arena. */
const unsigned char *list_places(struct dom *d, const struct anchors *links);

/* For every node a number that is the same for elements of one build: the tags and classes from
 * the body down to it, but for what numbers and marks the single one ("item-3", "odd"). */
const uint64_t *list_builds(struct dom *d);

#endif
