/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of documents: feeds, list pages, and pages that are one article. Pure. */
#pragma once

#include "base/error.h"
#include "feed/feed.h"
#include "model/source.h"
#include "page/article/extract.h"
#include "page/list/list.h"

enum { CONTENT_FEED_BYTES = 40 << 20 }; /* FEED_MAX_ARTICLES with text */

enum content_as {
    CONTENT_FEED,
    CONTENT_LIST,
    CONTENT_LEAF, /* a list that has never listed anything: a list, a text, or an empty list if the
                   * page shows its site's menu */
    CONTENT_PAGE, /* a source that is one article, whose identity is independent of its text */
    CONTENT_ARTICLE, /* the page of an article that a source has */
    CONTENT_KINDS
};

struct content_options {
    enum content_as as;
    const char *url, *content_type;
    const char *title;              /* of the source: fallback for an untitled page */
    struct zone zone;               /* of dates without a zone */
    int64_t fetched;                /* time of the fetch */
    const struct site_rules *rules; /* may be NULL */
    bool spent;                     /* as in struct feed_options */
    /* of CONTENT_ARTICLE */
    struct article given;  /* title, summary and content from the source */
    const char *first_url; /* first page of a paged article; NULL when this is the first */
    bool compares;         /* nobody asked for the page: it has to be about the article given */
};

struct content {
    struct arena arena;  /* of marks; of all, if another process parsed it */
    enum node_kind kind; /* as detected */
    enum feed_format format;
    struct article *articles;
    size_t n;
    const char *title; /* of feed or page; may be NULL */
    const char *site_url, *language;
    const char *next_url; /* next page of a list or an article */
    int64_t ttl;          /* as in struct feed */
    uint32_t skip_hours;
    uint8_t skip_days;
    /* owner of the memory above, if parsed here */
    struct feed feed;
    struct page_list list;
    struct page_article page;
};

static inline enum content_as content_as(enum node_kind kind)
{
    return kind == NODE_FEED ? CONTENT_FEED : kind == NODE_LIST ? CONTENT_LIST : CONTENT_PAGE;
}

/* Dates without a zone have the offset of options->zone at `fetched` until content_apply_zone(). On
 * failure *out needs no content_fini(). */
MUST_CHECK bool content_parse(struct str bytes, const struct content_options *options,
                              struct content *out, struct error *e);
void content_apply_zone(struct content *c, struct zone zone);
void content_fini(struct content *c);
