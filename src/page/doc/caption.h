/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions of pictures outside figure elements. Pure. */
#pragma once

#include "page/dom/dom.h"

/* True for an element with the class of a caption, for the only text beside a picture, and for a
 * text below a picture that the picture's alternative text or title repeats. */
bool html_is_caption(const struct dom *d, const struct dom_node *n);
