/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of a source's bytes: as a feed, a list page, or a page that is one article. Pure. */
#pragma once

#include "base/error.h"
#include "feed/feed.h"
#include "model/source.h"
#include "page/article/extract.h"
#include "page/list/list.h"

enum { CONTENT_FEED_BYTES = 40 << 20 }; /* FEED_MAX_ARTICLES with text */

struct content_options {
    enum node_kind kind;
    const char *url, *content_type;
    const char *title;              /* of the source: fallback for an untitled page */
    struct zone zone;               /* of dates without a zone */
    int64_t fetched;                /* time of the fetch */
    const struct site_rules *rules; /* may be NULL */
    bool spent;                     /* as in struct feed_options */
};

struct content {
    struct article *articles;
    size_t n;
    const char *title; /* of feed or page; may be NULL */
    const char *site_url, *language;
    const char *next_url; /* next page of a list */
    int64_t ttl;          /* as in struct feed */
    uint32_t skip_hours;
    uint8_t skip_days;
    /* owner of the memory above */
    struct feed feed;
    struct page_list list;
    struct page_article page;
};

/* On failure *out needs no content_fini(). */
MUST_CHECK bool content_parse(struct str bytes, const struct content_options *options,
                              struct content *out, struct error *e);
/* Parses a page assumed to be a list that has never listed anything, and detects its kind: a list,
 * a text (*kind becomes NODE_PAGE), or an empty list if the page shows its site's menu. */
MUST_CHECK bool content_parse_leaf(struct str bytes, const struct content_options *options,
                                   struct content *out, enum node_kind *kind, struct error *e);
void content_fini(struct content *c);
