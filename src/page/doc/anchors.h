/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places in a page that its own links lead to. Pure. */
#ifndef GANDER_PAGE_DOC_ANCHORS_H
#define GANDER_PAGE_DOC_ANCHORS_H

#include "base/vec.h"
#include "page/dom/dom.h"

/* A name that links ask for. */
struct html_anchor {
    struct str name;
    bool found;  /* an element has it */
    bool placed; /* and was handed out */
};

struct html_anchors {
    struct arena arena;
    VEC(struct html_anchor) v; /* sorted by name */
};

/* Looks through what is below `top` and not `dropped` (by index; may be NULL); `base_url` (may be
 * NULL) is the page's own address. */
void html_anchors_init(struct html_anchors *a, const struct dom *d, const struct dom_node *top,
                       const unsigned char *dropped, const char *base_url);
void html_anchors_fini(struct html_anchors *a);

/* Appends the name of the place in the page that an address leads to; false when it leads
 * elsewhere. */
bool html_anchors_add_target(struct buf *b, const char *base_url, struct str href);

/* Whether an element has that name. */
bool html_anchors_has(const struct html_anchors *a, struct str name);

/* The name by which links lead to `n`, once for each name; p is NULL when none does. */
struct str html_anchors_place(struct html_anchors *a, const struct dom_node *n);

#endif
