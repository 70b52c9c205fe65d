/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An article as it is read: breadcrumb, title, info line, text, attachments, related reading, as
 * one doc. What the reader shows and `gander show` prints is this. Pure; the words come from the
 * front end, in the user's language.
 */
#ifndef GANDER_MODEL_ARTICLE_DOC_H
#define GANDER_MODEL_ARTICLE_DOC_H

#include "model/article.h"
#include "model/doc.h"

/* Each is a whole label; NULL leaves its part out. */
struct article_labels {
    const char *from, *author, *editor, *date, *views, *tags; /* "From: %s" */
    const char *comments;                                     /* "Comments", a link */
    const char *attachments, *related;                        /* headings */
    const char *links; /* heading of a list of all links' addresses by their numbers */
    const char *link;  /* "Link: %s" */
    const char *step;      /* between the parts of a breadcrumb: " › " */
    const char *separator; /* between the parts of the info line: " │ " */
};

struct article_doc_options {
    const struct article_labels *labels;
    const char *const *path; /* breadcrumb; where the article has its own, that is taken */
    size_t n_path;
    const char *shown_path; /* joined by `step`; a breadcrumb equal to it is left out; NULL: none */
    const char *const *sources; /* "From" where the article names nobody: all that carry it */
    size_t n_sources;
    const char *notice; /* a remark below the info line, NULL for none */
    struct zone zone;   /* for dates with a time */
};

/* Puts an article's head before, and its foot after, what is in `body`, and numbers it anew. */
void article_doc_wrap(struct doc *body, const struct article *article,
                      const struct article_doc_options *options);

/* "120 KB", "1.2 MB": bytes in units of a thousand. */
void article_add_size(struct buf *b, int64_t size);
/* "1:02:03", "4:05". */
void article_add_duration(struct buf *b, int64_t seconds);
/* An attachment's title, else the last part of its address. */
void article_add_attachment_name(struct buf *b, const struct attachment *a);
/* " (audio/mpeg, 27 MB, 1:02:03)" or " (DOCX, 20 KB)", as much of it as is known. */
void article_add_attachment_facts(struct buf *b, const struct attachment *a);

/* "2019-07-27", or "2019-07-27 09:12" in the reader's zone when the time of day is known. */
void article_add_date(struct buf *b, struct date date, struct zone zone);

#endif
