/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feed parser: RSS 0.90-2.0, RSS 1.0/1.1, Atom 0.3/1.0, JSON Feed 1.0/1.1. Bytes are decoded
 * (text/charset/charset.h) and parsed by expat or jansson; damaged ones are repaired once and
 * parsed again, which recovers every complete article. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"
#include "text/charset/charset.h"

enum feed_format {
    FEED_RSS, /* 0.91-2.0 */
    FEED_RDF, /* RSS 0.90, 1.0, 1.1 */
    FEED_ATOM,
    FEED_JSON,
};

/* Display name: "RSS", "Atom", … */
const char *feed_format_name(enum feed_format format);

struct feed_options {
    const char *url;          /* base of relative links; may be NULL */
    const char *content_type; /* HTTP header field; may be NULL */
    int default_offset;       /* of dates without a zone, minutes east of UTC */
    size_t max_articles;      /* 0: FEED_MAX_ARTICLES */
    bool spent; /* the bytes, on the heap, are not read after feed_parse(): it may forget them */
};

enum { FEED_MAX_ARTICLES = 10000, FEED_MAX_BYTES = 64 << 20, FEED_MAX_DEPTH = 256 };

struct feed {
    struct arena arena;
    enum feed_format format;
    const char *version; /* "2.0", "1.0", … or NULL; static */
    const char *title, *url /* of the site */, *self_url, *language, *icon, *author;
    const char *description; /* HTML, links absolute */
    struct person *authors;
    size_t n_authors;
    struct date updated;
    struct article *articles; /* in the feed's order */
    size_t n_articles;
    struct charset_found charset;
    bool repaired;        /* was damaged */
    bool truncated;       /* ended early, or had more than max_articles */
    int64_t ttl;          /* seconds, from ttl and sy:update*; 0 when absent */
    uint32_t skip_hours;  /* bit h: hour h UTC */
    uint8_t skip_days;    /* bit d: weekday d UTC, 0 = Sunday */
    const char *next_url; /* next page (RFC 5005, JSON Feed next_url) */
    bool expired;         /* JSON Feed: will never change again */
};

enum {
    FEED_IS_PAGE = 1
}; /* number of ERROR_NOT_FEED for what may be a page with feeds or a list */

/* ERROR_NOT_FEED names the actual kind ("a web page", "an empty reply", "JSON, but not a feed", …).
 * On failure *out is zeroed. feed_fini() frees. */
MUST_CHECK bool feed_parse(struct str bytes, const struct feed_options *options, struct feed *out,
                           struct error *e);
ARENA_FINI(feed);
