/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which picture an img element really means, with all the ways pages put off loading it. */
#ifndef GANDER_PAGE_DOC_IMAGE_H
#define GANDER_PAGE_DOC_IMAGE_H

#include "page/dom/dom.h"

struct html_image {
    struct str url; /* as written, p NULL when there is none worth showing */
    struct str alt;
    int width, height; /* pixels as declared, 0 when not */
};

enum html_image_kind {
    HTML_IMAGE_NONE,    /* shows nothing: no address and no words, a counting pixel */
    HTML_IMAGE_TEXT,    /* words of a sentence, drawn: an emoji, a smiley, a formula */
    HTML_IMAGE_PICTURE, /* url may be missing: then only its words are left */
};
enum html_image_kind html_image_read(const struct dom *d, const struct dom_node *img,
                                     struct html_image *out);

/* What an image of HTML_IMAGE_TEXT says; made in `room` where it is not the alternative text. */
struct str html_image_text(const struct html_image *image, struct buf *room);

#endif
