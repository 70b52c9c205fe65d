/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A web page that lists articles, read as if it were a feed: by structure (repeated siblings with a
 * link and a date), or by a site's rules where it has some. Pure.
 */
#ifndef GANDER_PAGE_LIST_LIST_H
#define GANDER_PAGE_LIST_LIST_H

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

struct site_rules; /* page/rule/rules.h */

struct list_options {
    const char *url;                /* the page's address; may be NULL */
    const char *content_type;       /* the HTTP header's value; may be NULL */
    int default_offset;             /* zone of dates that name none, minutes east of UTC */
    int64_t fetched;                /* when, which dates without a year are near to; 0: not known */
    const struct site_rules *rules; /* may be NULL */
};

enum { LIST_MAX_ARTICLES = 10000 }; /* as of a feed */

struct page_list {
    struct arena arena;
    const char *title; /* of the list */
    const char *language;
    struct article *articles; /* title, url, published where known; in page order */
    size_t n_articles;
    const char *next_url; /* the following page of the list */
};

/* ERROR_NOT_FOUND when nothing on the page looks like a list of articles. */
MUST_CHECK bool page_list_read(struct str bytes, const struct list_options *options,
                               struct page_list *out, struct error *e);
void page_list_fini(struct page_list *l);

#endif
