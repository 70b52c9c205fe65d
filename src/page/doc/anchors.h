/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets of a page's links to its own fragments. Pure. */
#pragma once

#include "base/vec.h"
#include "page/dom/dom.h"

/* Fragment that some link of the page refers to. */
struct html_anchor {
    struct str name;
    bool found;  /* an element has this name */
    bool placed; /* returned by html_anchors_place() */
};

struct html_anchors {
    struct arena arena;
    VEC(struct html_anchor) v; /* sorted by name */
};

/* Collects the anchors below `top`, except in nodes with a nonzero `dropped[index]` (may be NULL).
 * `base_url` is the page's own address, or NULL. Borrows nothing from the dom. */
void html_anchors_init(struct html_anchors *a, const struct dom_node *top,
                       const unsigned char *dropped, const char *base_url);
void html_anchors_fini(struct html_anchors *a);

/* Appends the decoded fragment of a link to the page itself; false for any other link. */
bool html_anchors_add_target(struct buf *b, const char *base_url, struct str href);

/* True when an element has that name. */
bool html_anchors_has(const struct html_anchors *a, struct str name);

/* Anchor name of `n`, on the first call for each name; p is NULL without one. */
struct str html_anchors_place(struct html_anchors *a, const struct dom_node *n);
