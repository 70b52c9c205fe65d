/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * OPML 1.0 and 2.0 reader and writer, with nested outlines. Ignores commands, filters and files
 * that an outline may name. Pure.
 */
#pragma once

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "feed/list/left-out.h"
#include "model/source.h"

struct opml {
    struct arena arena;
    const char *title;        /* from the head; NULL when absent */
    struct outline *outlines; /* preorder; any kind but NODE_ROOT */
    size_t n;
    struct left_out *left_out; /* skipped sources */
    size_t n_left_out;
};

/* Reads addresses leniently (text/url/address.h), relative ones against `url` (may be NULL). A
 * source is an outline with xmlUrl (or url), or of type "list" or "page" with htmlUrl; other
 * outlines are categories, topmost ones of type "portal" portals. An outline of type "view" with a
 * query (our own) is a saved view. Skips sources that are neither http(s) nor below `url`. On
 * failure *out is zeroed. */
MUST_CHECK bool opml_parse(struct str bytes, const char *url, struct opml *out, struct error *e);
ARENA_FINI(opml);

/* Appends an OPML 2.0 document, without user names and passwords in addresses. */
void opml_write(struct buf *b, const char *title, const struct outline *outlines, size_t n);
