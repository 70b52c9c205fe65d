/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Embedded media and frames, as links to what they show. */
#ifndef GANDER_PAGE_DOC_EMBEDDED_H
#define GANDER_PAGE_DOC_EMBEDDED_H

#include "page/doc/walk.h"

/* False for an element that has neither an address nor anything else to show but its content. */
bool html_walk_embedded(struct html_walk *w, const struct dom_node *n);
/* Where a quotation is from or a form leads, behind it. */
void html_walk_source(struct html_walk *w, const struct dom_node *n);

#endif
