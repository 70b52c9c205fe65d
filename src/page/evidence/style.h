/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Declarations in a style attribute. Pure. */
#ifndef GANDER_PAGE_EVIDENCE_STYLE_H
#define GANDER_PAGE_EVIDENCE_STYLE_H

#include "page/dom/dom.h"

/* The value of a property, the last one that is given, trimmed; empty when there is none. */
struct str html_style(const struct dom_node *n, const char *property);

/* The counter style (text/counter-style.h) that `type` or the style attribute names, NULL for none.
 */
const char *html_style_marker(const struct dom_node *n);

enum html_space {
    HTML_SPACE_SAME, /* nothing is said */
    HTML_SPACE_COLLAPSE,
    HTML_SPACE_LINES, /* line ends stay, spaces collapse */
    HTML_SPACE_KEEP,
};
enum html_space html_style_space(const struct dom_node *n);

/* Set in the letters of a typewriter. */
bool html_style_is_monospace(const struct dom_node *n);

/* "12px" or "12" in pixels, "1.2em" in letters of 16 pixels; 0 for anything else. */
int html_pixels(struct str length);
/* No more than a few pixels wide or high: counts visitors. */
bool html_is_pixel(const struct dom_node *n);

#endif
