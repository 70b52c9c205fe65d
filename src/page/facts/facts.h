/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Metadata of an article: title, people, dates, names. Each has its own order of sources, from
 * machine-readable ones to visible text. Pure.
 */
#pragma once

#include "page/article/extract.h"
#include "page/dom/dom.h"
#include "page/facts/lines.h"
#include "page/facts/meta.h"

/* Strings are borrowed from the dom or its arena; n is 0 when absent. */
struct facts {
    struct meta meta;
    struct page_lines lines;
    size_t first_line; /* index of the first line that is not above the title; 0 without heading */
    const char *url;
    const char *first_url; /* first page of a paged article; NULL when this is the first */
    struct str title, byline, source, editor, site_name, language, excerpt, image;
    struct date published, updated;
    int64_t views;
    bool is_article;                /* declared one, with a date */
    bool is_product;                /* declared the page of a product, and no article */
    bool date_ruled;                /* `published` comes from the site's rule */
    const char *next_url;           /* as written, from the site's rule; NULL for none */
    const struct dom_node *heading; /* element with the title; may be NULL */
};

struct site_rule;
/* The selectors of `rule` have priority over all other sources. */
void facts_read(struct dom *d, const struct extract_options *options, const struct site_rule *rule,
                struct facts *out);

/* title.c */
void facts_find_title(struct dom *d, struct facts *f);
/* True for a part of a title or byline that is only the site's name, declared or from its host. */
bool facts_names_site(const struct facts *f, struct str name);

/* near-title.c: nodes directly above the title, and between it and the text, from *from to before
 * *to; false for a page without a heading. */
bool facts_near_title(const struct dom *d, const struct facts *f, uint32_t *from, uint32_t *to);

/* other-article.c: true for an element within comments, or about other articles. */
bool facts_in_other_article(const struct facts *f, const struct dom_node *n);

/* people.c */
void facts_find_byline(struct dom *d, struct facts *f);
/* when.c */
void facts_find_date(struct dom *d, struct facts *f, int default_offset);
/* when-read.c: "23.09.22" at the start of a line, up to *end; elsewhere it is ambiguous. */
bool facts_short_date(struct str line, int offset, struct date *out, size_t *end);

/* True for texts that are equal apart from white space, ASCII case and punctuation. */
bool same_words(struct str a, struct str b);

/* True for a page declared an article, or with a source or editor, which only articles have. */
bool facts_claim_article(const struct facts *f);
