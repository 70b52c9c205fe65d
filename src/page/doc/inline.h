/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline content: styles, links, text, images. */
#ifndef GANDER_PAGE_DOC_INLINE_H
#define GANDER_PAGE_DOC_INLINE_H

#include "page/doc/walk.h"

/* False for an element that is no inline of its own. */
bool html_walk_inline(struct html_walk *w, const struct dom_node *n);
/* A link in an SVG drawing. */
bool html_is_drawn_link(const struct dom_node *n);
/* Text with its bare addresses as links. */
void html_walk_text(struct html_walk *w, struct str text);
void html_walk_image(struct html_walk *w, const struct dom_node *img);

#endif
