/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Complete doc of an article, as the reader and `gander show` present it: breadcrumb, title, info
 * line, text, attachments, related reading. Labels come translated from the front end. Pure.
 */
#pragma once

#include "model/article.h"
#include "model/doc.h"

/* Address of an article within the reader: the scheme and its id. */
#define ARTICLE_LINK_SCHEME "gander:article/"

/* Complete labels; NULL omits the part. */
struct article_labels {
    const char *from, *author, *editor, *date, *views, *tags; /* "From: %s" */
    const char *comments;                                     /* "12 comments", or "Comments" */
    const char *attachments, *chapters, *related;             /* headings */
    const char *links;     /* heading of the numbered list of addresses */
    const char *link;      /* "Link: %s" */
    const char *step;      /* between the parts of a breadcrumb: " › " */
    const char *separator; /* between the parts of the info line: " │ " */
    const char *own_tags;  /* "Your tags: %s" */
};

struct article_doc_options {
    const struct article_labels *labels;
    const char *const *path; /* breadcrumb, unless the article has its own */
    size_t n_path;
    const char *shown_path;     /* joined by `step`: an equal breadcrumb is omitted; NULL: none */
    const char *const *sources; /* all sources, for "From" when the article names none */
    size_t n_sources;
    const char *notice;            /* remark below the info line, NULL for none */
    struct zone zone;              /* for dates with a time */
    const char *own_tags;          /* the user's, a list; NULL: none */
    const char *note;              /* likewise, lines of plain text */
    const struct link *neighbours; /* with labels as titles, below all else */
    size_t n_neighbours;
};

/* Adds the article's head before and its foot after the content of `body`, and renumbers it. */
void article_doc_wrap(struct doc *body, const struct article *article,
                      const struct article_doc_options *options);

/* "120 KB", "1.2 MB": decimal units. */
void article_add_size(struct buf *b, int64_t size);
/* "1:02:03", "4:05". */
void article_add_duration(struct buf *b, int64_t seconds);
/* The title of an attachment, else the last segment of its address. */
void article_add_attachment_name(struct buf *b, const struct attachment *a);
/* " (audio/mpeg, 27 MB, 1:02:03)" or " (DOCX, 20 KB)", as far as known. */
void article_add_attachment_facts(struct buf *b, const struct attachment *a);

/* "2019-07-27", or "2019-07-27 09:12" in the reader's zone when the time of day is known. */
void article_add_date(struct buf *b, struct date date, struct zone zone);
