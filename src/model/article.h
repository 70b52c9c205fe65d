/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Article as read from a feed, list page or page: plain data. Strings are valid UTF-8, belong to
 * the container's arena (struct feed, struct page_article, …) and are NULL when absent. Titles and
 * names are plain text, never markup.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/date/date.h"

struct attachment {
    const char *url, *type, *title;
    int64_t size;     /* bytes, -1 when unknown */
    int64_t duration; /* seconds, -1 when unknown */
};

struct person {
    const char *name, *url; /* either may be NULL */
};

struct link {
    const char *url, *title;
};

enum { ARTICLE_MAX_CHAPTERS = 500 };

/* Part of a recording. */
struct chapter {
    int64_t start; /* seconds from the beginning */
    const char *title;
};

/* Parts of an article's identity that take long to compute (merge_identify()). */
struct article_marks {
    const char *link;       /* canonical form of the address, "" without one; NULL: not computed */
    int64_t content, title; /* hashes of what an edit can change, and of a long title (0: none) */
};

struct article {
    const char *guid;          /* identifier given by the feed */
    const char *url;           /* absolute */
    const char *external_url;  /* JSON Feed: subject of a link post */
    const char *comments_url;  /* page of the comments */
    const char *comments_feed; /* RFC 4685, section 3; CommentAPI */
    const char *chapters_url;  /* of the first attachment: JSON Chapters of Podcasting 2.0 */
    const char *title;
    const char *author;     /* names, joined with ", " */
    struct person *authors; /* the same separately, if known */
    size_t n_authors;
    const char *source; /* original publisher */
    const char *editor;
    const char *language; /* BCP 47 */
    const char *summary;  /* HTML, links absolute */
    const char *content;  /* HTML, links absolute; NULL with a summary only */
    const char *image;
    bool is_teaser;             /* of a read document: the text is only the article's beginning */
    struct article_marks marks; /* likewise */
    struct date published, updated; /* precision DATE_NONE when absent */
    int64_t views;                  /* -1 when unknown */
    int64_t n_comments;             /* 0 when unknown */
    const char **tags;
    size_t n_tags;
    const char **breadcrumb;
    size_t n_breadcrumb;
    struct attachment *attachments;
    size_t n_attachments;
    struct link *related;
    size_t n_related;
    struct chapter *chapters; /* of the first attachment, by time */
    size_t n_chapters;
};
