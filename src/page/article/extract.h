/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Extraction of a web page's article: metadata, and text without menus, advertisements and footers.
 * Pure: bytes in, article out.
 */
#pragma once

#include <jansson.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

struct page_image {
    const char *url, *alt, *caption;
    int width, height; /* declared pixels, 0 for none */
};

struct site_rules; /* page/rule/rules.h */

struct extract_options {
    const char *url;          /* of the page; may be NULL */
    const char *first_url;    /* first page of a paged article; NULL when this is the first */
    const char *content_type; /* value of the HTTP header; may be NULL */
    const char *summary;      /* from the feed, evidence for the article's block; may be NULL */
    int default_offset; /* of dates without a zone, minutes east of UTC; 0 means China's on Chinese
                           pages */
    const struct site_rules *rules; /* may be NULL */
};

struct page_article {
    struct arena arena;
    struct article article; /* content is clean HTML; summary the excerpt as plain text */
    const char *text;       /* content as plain text, one line for each block */
    const char *site_name;
    const char *next_url; /* next page of a paged article; NULL for none */
    const char *previous_article_url, *next_article_url;
    struct page_image *images;
    size_t n_images;
};

/* ERROR_NOT_FOUND when the page has no article. On failure *out is zeroed. */
MUST_CHECK bool page_extract(struct str bytes, const struct extract_options *options,
                             struct page_article *out, struct error *e);
ARENA_FINI(page_article);

/* Object printed by `gander extract` (names as in gander(1)); the caller owns it. */
json_t *page_article_json(const struct page_article *p);
