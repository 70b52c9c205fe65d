/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which picture an img element really means, with all the ways pages put off loading it. */
#ifndef GANDER_PAGE_HTML_IMAGE_H
#define GANDER_PAGE_HTML_IMAGE_H

#include "page/dom.h"

struct html_image {
    struct str url; /* as written, p NULL when there is none worth showing */
    struct str alt;
    int width, height; /* pixels as declared, 0 when not */
};

/* False for an image that shows nothing: no address, a data: placeholder, a counting pixel. */
bool html_image_read(const struct dom *d, const struct dom_node *img, struct html_image *out);

#endif
