/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * OPML 1.0 and 2.0 with nested outlines, in and out. Only addresses are taken over: whatever an
 * outline names besides (commands, filters, files) is ignored. Pure.
 */
#ifndef GANDER_FEED_OPML_H
#define GANDER_FEED_OPML_H

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "feed/left-out.h"
#include "model/source.h"

struct opml {
    struct arena arena;
    const char *title;        /* of the head; NULL when absent */
    struct outline *outlines; /* preorder; any kind but NODE_ROOT */
    size_t n;
    struct left_out *left_out; /* sources that are not among them */
    size_t n_left_out;
};

/* Addresses are read as people mean them (text/address.h), relative ones against `url` (may be
 * NULL). A source is an outline with xmlUrl (or url), or with type "list" or "page" and htmlUrl;
 * other outlines are categories, the topmost with type "portal" portals. Sources whose addresses
 * are neither of the web nor below `url` itself are left out. */
MUST_CHECK bool opml_parse(struct str bytes, const char *url, struct opml *out, struct error *e);
void opml_fini(struct opml *o);

/* Appends an OPML 2.0 document. User names and passwords in addresses are left out. */
void opml_write(struct buf *b, const char *title, const struct outline *outlines, size_t n);

#endif
