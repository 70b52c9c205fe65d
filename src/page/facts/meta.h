/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Machine-readable metadata: meta elements under all names in use (Open Graph, Dublin Core,
 * Twitter, Chinese government sites, …) and JSON-LD. Pure.
 */
#pragma once

#include "page/dom/dom.h"

struct meta_entry {
    struct str name, content; /* name in lower case, from "name", "property" or "itemprop" */
};

/* Article in schema.org's terms. Strings are in the dom's arena; NULL when absent. */
struct json_ld {
    const char *headline, *author, *published, *modified, *publisher, *image, *body, *description,
        *language, *section;
    const char *page_author, *page_published; /* of the WebPage */
    const char *product_text;                 /* description of the first product */
    const char **breadcrumb;
    size_t n_breadcrumb;
    bool article;         /* an article is described */
    bool by_organisation; /* its only author is an organisation */
    bool thread;          /* a question with answers, or a discussion, is described */
    unsigned products;    /* products described */
};

struct meta {
    struct meta_entry *entries;
    size_t n;
    struct json_ld ld;
};

void meta_read(struct dom *d, struct meta *out);

/* First value of a list of names (str_next_word()), in order of preference; p is NULL for none.
 * Empty values and the word "null" count as absent. */
struct str meta_get(const struct meta *m, const char *names);
struct str meta_value(const struct meta *m, struct str name);

/* json-ld.c: sets the fields that are absent so far from a script element. */
void json_ld_read(struct dom *d, struct str text, struct json_ld *out);
