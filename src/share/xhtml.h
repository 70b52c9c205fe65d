/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A doc as XHTML that is also HTML 5: well-formed, and valid by the content models of HTML for any
 * tree. Text is sanitized, and only openable addresses become links. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "model/doc.h"

struct xhtml_options {
    int64_t article;                     /* distinguishes ids of articles in one file */
    const char *url;                     /* of the title's link; NULL: none */
    const struct layout_options *labels; /* of images and media */
    /* Appends the source of an image, by its number; false: not available, a link instead. May
     * empty `b` after having written its contents elsewhere. NULL: none is available. */
    bool (*add_source)(void *context, struct buf *b, int number);
    void *context;
};

/* Appends the content of the doc: blocks only. */
void xhtml_add(struct buf *b, const struct doc *doc, const struct xhtml_options *options);

/* Appends an address for an attribute: percent-encoded as RFC 3986 demands, then escaped. */
void xhtml_add_url(struct buf *b, const char *url);

/* Appends " lang=… xml:lang=…" for a language tag of the form of RFC 5646, else nothing. */
void xhtml_add_language(struct buf *b, const char *language);
bool xhtml_is_language(const char *language);

/* Style sheet for xhtml_add(). */
extern const char xhtml_style[];
