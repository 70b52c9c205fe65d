/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An article as a feed, a list page or a page gives it: plain data. Strings are valid UTF-8, belong
 * to the container's arena (struct feed, struct page_article, …) and are NULL when absent. Titles
 * and names are plain text, never markup.
 */
#ifndef GANDER_MODEL_ARTICLE_H
#define GANDER_MODEL_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/date.h"

struct attachment {
    const char *url, *type, *title;
    int64_t size;     /* bytes, -1 when not known */
    int64_t duration; /* seconds, -1 when not known */
};

struct person {
    const char *name, *url; /* either may be NULL */
};

struct link {
    const char *url, *title;
};

struct article {
    const char *guid;         /* the feed's own identifier */
    const char *url;          /* absolute */
    const char *external_url; /* JSON Feed: what a link post is about */
    const char *comments_url;
    const char *title;
    const char *author;      /* people, joined with ", " */
    struct person *authors;  /* the same, where the source tells them apart */
    size_t n_authors;
    const char *source;      /* "From": who published it first */
    const char *editor;
    const char *language;    /* BCP 47 */
    const char *summary;     /* HTML, links absolute */
    const char *content;     /* HTML, links absolute; NULL when there is only a summary */
    const char *image;
    struct date published, updated; /* precision DATE_NONE when absent */
    int64_t views;                  /* -1 when not known */
    const char **tags;
    size_t n_tags;
    const char **breadcrumb;
    size_t n_breadcrumb;
    struct attachment *attachments;
    size_t n_attachments;
    struct link *related;
    size_t n_related;
};

#endif
