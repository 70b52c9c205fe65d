/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of media elements other than images: videos, frames, files, forms. Pure. */
#pragma once

#include "model/doc.h"
#include "page/dom/dom.h"

struct html_media {
    enum doc_media kind;
    bool image;        /* shown as an image */
    struct str url;    /* as written; p is NULL for none */
    struct str title;  /* empty for none or a generic one */
    struct str poster; /* address of a video's preview image; p is NULL for none */
};

/* True for elements with content other than text: iframe, video, audio, object, svg, math, … */
bool html_is_media(const struct dom_node *n);
/* The same in an extracted article, where drawings without text are icons. */
bool html_is_content(const struct dom_node *n);

/* Reads any element but links and images; false without an address, or for a tracking pixel.
 * Strings are borrowed from the page or allocated in `arena`. */
bool html_media_read(const struct dom_node *n, struct arena *arena, struct html_media *out);

/* True for an address that may be shown or opened: not data:, about:, blob: or a mere fragment. */
bool html_address_is_usable(struct str url);
/* First usable address in a list of attributes (str_next_word()); p is NULL for none. */
struct str html_first_address(const struct dom_node *n, const char *names);

/* True for a mere notice about an outdated browser or disabled scripts. */
bool html_is_browser_notice(const struct dom_node *n);
