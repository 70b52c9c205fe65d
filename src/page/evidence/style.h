/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reader of style attributes. Pure. */
#pragma once

#include "page/dom/dom.h"

/* Trimmed value of the last declaration of a property; empty for none. */
struct str html_style(const struct dom_node *n, const char *property);

/* Counter style (text/display/counter-style.h) of a list's type or style; NULL for none. */
const char *html_style_marker(const struct dom_node *n);

enum html_space {
    HTML_SPACE_SAME, /* inherited */
    HTML_SPACE_COLLAPSE,
    HTML_SPACE_LINES, /* preserves line ends, collapses spaces */
    HTML_SPACE_KEEP,
};
enum html_space html_style_space(const struct dom_node *n);

/* True for a monospaced font-family. */
bool html_style_is_monospace(const struct dom_node *n);

/* Length in pixels from "12px", "12" or "1.2em" (of 16 pixels); 0 for any other. */
int html_pixels(struct str length);
/* True for a tracking pixel: an image of a few pixels. */
bool html_is_pixel(const struct dom_node *n);
