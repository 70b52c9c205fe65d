/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of an article's text in a page: first the container with most of the prose and little
 * else, then, within it, the parts to drop. Pure.
 */
#pragma once

#include "page/dom/select.h"

struct facts;

struct body_options {
    const struct facts *facts;        /* known names of the site; may be NULL */
    const struct selector *container; /* the site's rule for the text; NULL to detect it */
    const struct selector *drop;      /* the site's rule for parts to drop; may be NULL */
    struct str url;                   /* of the page, or empty */
    struct str title;                 /* headings that repeat it are dropped */
    const struct dom_node *heading;   /* element with the title; may be NULL */
    struct str description;           /* from the page's metadata, plain text, or empty */
    struct str byline;                /* authors, or empty */
    bool dated;
    bool claimed;       /* declared an article, with a date */
    bool thread;        /* declared a discussion: all its posts are the text */
    bool product;       /* declared the page of a product */
    bool home;          /* front page of a site */
    struct str witness; /* plain text known to be in the article, or empty */
};

struct body {
    struct dom_node *top;
    unsigned char *dropped; /* by node index: 1 for nodes outside the article */
    uint32_t weight;        /* of the remaining text (page/evidence/measure.h) */
    int32_t value;          /* likewise */
    bool media;             /* pictures or files without a text */
};

/* Fills *out, allocated in the dom's arena. False for a page without text. */
bool body_find(struct dom *d, const struct body_options *options, struct body *out);
