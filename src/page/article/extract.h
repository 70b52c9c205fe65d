/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A web page's main article: what it says about itself, and its text without menus, advertisements
 * and footers. Pure: bytes in, article out.
 */
#ifndef GANDER_PAGE_ARTICLE_EXTRACT_H
#define GANDER_PAGE_ARTICLE_EXTRACT_H

#include <jansson.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

struct page_image {
    const char *url, *alt, *caption;
    int width, height; /* pixels as declared, 0 when not */
};

struct site_rules; /* page/rule/rules.h */

struct extract_options {
    const char *url;          /* the page's address; may be NULL */
    const char *first_url;    /* of a paged article whose later page this is; NULL: this is it */
    const char *content_type; /* the HTTP header's value; may be NULL */
    const char *summary; /* the feed's text of it, a witness to which block it is; may be NULL */
    int default_offset;  /* zone of dates that name none, minutes east of UTC; with 0 a Chinese
                            page's are taken to be China's */
    const struct site_rules *rules; /* may be NULL */
};

struct page_article {
    struct arena arena;
    struct article article; /* content is clean HTML; summary the excerpt as plain text */
    const char *text;       /* the content as plain text, blocks parted by line ends */
    const char *site_name;
    const char *next_url; /* the next page of a paged article */
    const char *previous_article_url, *next_article_url;
    struct page_image *images;
    size_t n_images;
};

/* ERROR_NOT_FOUND when the page has no article. On failure *out is zeroed. */
MUST_CHECK bool page_extract(struct str bytes, const struct extract_options *options,
                             struct page_article *out, struct error *e);
void page_article_fini(struct page_article *p);

/* The object that `gander extract` prints (names as in gander(1)). The caller owns it. */
json_t *page_article_json(const struct page_article *p);

#endif
