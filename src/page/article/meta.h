/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page says about itself for machines: meta elements under all the names in use (Open Graph,
 * Dublin Core, Twitter, Chinese government sites, …) and JSON-LD. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_META_H
#define GANDER_PAGE_ARTICLE_META_H

#include "page/dom/dom.h"

struct meta_entry {
    struct str name, content; /* the name in lower case, "property" and "itemprop" alike */
};

/* schema.org's description of the article, strings in the dom's arena, NULL when absent. */
struct json_ld {
    const char *headline, *author, *published, *modified, *publisher, *image, *body, *description,
        *language, *section, *page_published; /* the last of the page around it */
    const char **breadcrumb;
    size_t n_breadcrumb;
    bool article;         /* there is a description of one */
    bool by_organisation; /* its author is none but an organisation */
    bool thread;          /* or of a question and its answers, or a discussion */
};

struct meta {
    struct meta_entry *entries;
    size_t n;
    struct json_ld ld;
};

void meta_read(struct dom *d, struct meta *out);

/* The first value that is there, of names in order of preference (a NULL ends them). Empty values
 * and the word "null" count as absent: then p is NULL. */
struct str meta_get(const struct meta *m, const char *const *names);

/* json-ld.c: adds what one script element says; the first to say a thing wins. */
void json_ld_read(struct dom *d, struct str text, struct json_ld *out);

#endif
