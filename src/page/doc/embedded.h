/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of embedded media and frames to links. */
#pragma once

#include "page/doc/walk.h"

/* False for an element that is not embedded content, to be converted otherwise. */
bool html_walk_embedded(struct html_walk *w, const struct dom_node *n);
/* Appends a link to the source of a quotation or the action of a form, if it shows none. */
void html_walk_source(struct html_walk *w, const struct dom_node *n);
