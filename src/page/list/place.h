/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Region of the page that an element is in: main column, sidebar or menu; and its path. Pure. */
#pragma once

#include "page/evidence/anchors.h"

enum {
    LIST_PLACE_NEVER = 5, /* menu, footer */
    LIST_PLACE_SIDE = 50,
    LIST_PLACE_GOOD = 100, /* main column */
};

/* Place by node index, in the dom's arena. */
const unsigned char *list_places(struct dom *d, const struct anchors *links);

/* Path by node index, in the dom's arena: hash of tags and classes from the body down to the node,
 * without numbers and states of single elements ("item-3", "odd"). */
const uint64_t *list_paths(struct dom *d);
