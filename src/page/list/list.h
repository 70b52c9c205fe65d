/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reader of list pages as feeds: by structure (repeated siblings with a link and a date), or by the
 * site's rules. Pure.
 */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

struct site_rules; /* page/rule/rules.h */

struct list_options {
    const char *url;                /* the page's address; may be NULL */
    const char *content_type;       /* the HTTP header's value; may be NULL */
    int default_offset;             /* of dates without a zone, minutes east of UTC */
    int64_t fetched;                /* Unix time, to infer missing years; 0 when unknown */
    const struct site_rules *rules; /* may be NULL */
};

enum { LIST_MAX_ARTICLES = 10000 }; /* the same as of a feed */

struct page_list {
    struct arena arena; /* owns all below */
    const char *title;
    const char *language;
    struct article *articles; /* in page order, with url, title and known details */
    size_t n_articles;
    const char *next_url; /* next page of the list; NULL for none */
};

/* ERROR_NOT_FOUND when the page has no list of articles. The caller frees *out after success. */
MUST_CHECK bool page_list_read(struct str bytes, const struct list_options *options,
                               struct page_list *out, struct error *e);
ARENA_FINI(page_list);
