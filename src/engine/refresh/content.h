/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source's bytes are read as: a feed, a list page, or a page that is one article. Pure. */
#ifndef GANDER_ENGINE_REFRESH_CONTENT_H
#define GANDER_ENGINE_REFRESH_CONTENT_H

#include "base/error.h"
#include "feed/feed.h"
#include "model/source.h"
#include "page/extract.h"
#include "page/list.h"

enum {
    CONTENT_FEED_BYTES = 40 << 20
}; /* ten thousand articles, the most that are taken, with text */

struct content_options {
    enum node_kind kind;
    const char *url, *content_type;
    const char *title;              /* of the source: a page without one is called so */
    struct zone zone;               /* of dates that name none */
    int64_t fetched;                /* when */
    const struct site_rules *rules; /* may be NULL */
};

struct content {
    struct article *articles;
    size_t n;
    const char *title; /* of the whole; may be NULL */
    const char *site_url, *language;
    const char *next_url; /* the following page of a list */
    int64_t ttl;          /* as struct feed has it */
    uint32_t skip_hours;
    uint8_t skip_days;
    /* whose memory it is */
    struct feed feed;
    struct page_list list;
    struct page_article page;
};

/* On failure there is nothing to free. */
MUST_CHECK bool content_parse(struct str bytes, const struct content_options *options,
                              struct content *out, struct error *e);
/* What a page is that was taken for a list and has shown none: the list after all, a text (*kind is
 * NODE_PAGE then), or a list that is still empty where the page shows its site's menu. */
MUST_CHECK bool content_parse_leaf(struct str bytes, const struct content_options *options,
                                   struct content *out, enum node_kind *kind, struct error *e);
void content_fini(struct content *c);

#endif
