/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page says about its article: title, people, date, names. Each fact has its own ladder of
 * places, from what is meant for machines down to what people see. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_FACTS_H
#define GANDER_PAGE_ARTICLE_FACTS_H

#include "page/article/extract.h"
#include "page/article/lines.h"
#include "page/article/meta.h"
#include "page/dom/dom.h"

/* Strings are in the dom's arena (or views into it), n 0 when absent. */
struct facts {
    struct meta meta;
    struct page_lines lines;
    const char *url;
    const char *first_url; /* of the first page, when this is a later one of a paged article */
    struct str title, byline, source, editor, site_name, language, excerpt, image;
    struct date published, updated;
    int64_t views;
    bool is_article;                /* the page calls itself one, and is dated */
    bool date_ruled;                /* a site's rule gave `published` */
    const char *next_url;           /* as written, from a site's rule; NULL when there is none */
    const struct dom_node *heading; /* that shows the title, NULL when none does */
};

/* What `rule` names is taken from there before anything else. */
struct site_rule;
void facts_read(struct dom *d, const struct extract_options *options, const struct site_rule *rule,
                struct facts *out);

/* title.c */
void facts_find_title(struct dom *d, struct facts *f);
/* Whether a part of a title or a byline is only the site's name, as far as its own or its address
 * tells. */
bool facts_names_site(const struct facts *f, struct str name);

/* other-article.c: whether an element is one of comments, or about other articles. */
bool facts_in_other_article(const struct dom *d, const struct facts *f, const struct dom_node *n);

/* people.c */
void facts_find_byline(struct dom *d, struct facts *f);
/* byline-lines.c: the writer in a line near the title, else behind a sure label further down. */
struct str byline_from_lines(const struct dom *d, const struct facts *f);
/* when.c */
void facts_find_date(struct dom *d, struct facts *f, int default_offset);
/* when-read.c: "23.09.22", which is a date only where a line begins with it; `*end` is behind it.
 */
bool facts_short_date(struct str line, int offset, struct date *out, size_t *end);

/* Equal but for white space, ASCII case and punctuation. */
bool same_words(struct str a, struct str b);

#endif
