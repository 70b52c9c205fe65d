/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of elements that are neither links nor images: films, frames, files, forms. Pure. */
#ifndef GANDER_PAGE_EVIDENCE_MEDIA_H
#define GANDER_PAGE_EVIDENCE_MEDIA_H

#include "model/doc.h"
#include "page/dom/dom.h"

struct html_media {
    enum doc_media kind;
    bool image;        /* a picture rather */
    struct str url;    /* as written; p NULL when there is none */
    struct str title;  /* empty when it has none worth reading */
    struct str poster; /* address of a picture of the film; p NULL when there is none */
};

/* Shows something of its own besides text: iframe, video, audio, object, svg, math, … */
bool html_is_media(const struct dom_node *n);
/* The same where an article is taken out of a page: drawings are icons there, unless they have
 * text. */
bool html_is_content(const struct dom *d, const struct dom_node *n);

/* Reads any element but links and images: false when it has no address, or only a counting pixel's.
 * What is not in the page itself is made in `arena`. */
bool html_media_read(const struct dom_node *n, struct arena *arena, struct html_media *out);

/* May be shown or opened: no data:, about: or blob: address and no place in the page. */
bool html_address_is_usable(struct str url);
/* The first usable of these attributes; p is NULL when none is. */
struct str html_first_address(const struct dom_node *n, const char *const names[], size_t count);

/* Only says that a browser is too old, or that scripts are off. */
bool html_is_browser_notice(const struct dom *d, const struct dom_node *n);

#endif
