/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolution of img elements: lazy loading, srcset, and images that stand for text. Pure. */
#pragma once

#include "page/dom/dom.h"

struct html_image {
    struct str url; /* as written; p is NULL for none or a placeholder */
    struct str alt;
    int width, height; /* declared pixels, 0 for none */
};

enum html_image_kind {
    HTML_IMAGE_NONE,    /* neither address nor alternative text, or a tracking pixel */
    HTML_IMAGE_TEXT,    /* inline text drawn as an image: emoji, smiley, formula */
    HTML_IMAGE_PICTURE, /* without url, only its alternative text */
};
enum html_image_kind html_image_read(const struct dom_node *img, struct html_image *out);

/* Text of an HTML_IMAGE_TEXT: borrowed from the image's alternative text, or stored in `room`. */
struct str html_image_text(const struct html_image *image, struct buf *room);
