/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of inline content: styles, links, text, images. */
#pragma once

#include "page/doc/walk.h"

/* False for an element without an inline kind, whose children are converted instead. */
bool html_walk_inline(struct html_walk *w, const struct dom_node *n);
/* True for a link in SVG. */
bool html_is_drawn_link(const struct dom_node *n);
/* Text, with bare addresses as links. */
void html_walk_text(struct html_walk *w, struct str text);
void html_walk_image(struct html_walk *w, const struct dom_node *img);
