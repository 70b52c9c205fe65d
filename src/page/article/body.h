/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which part of a page is the article's text. First the container that holds the running text and
 * little else; then, inside it, what to leave out. Pure.
 */
#ifndef GANDER_PAGE_ARTICLE_BODY_H
#define GANDER_PAGE_ARTICLE_BODY_H

#include "page/dom/select.h"

struct body_options {
    const struct selector *container; /* a site's rule for the text; NULL to look for it */
    const struct selector *drop;      /* a site's rule for what is not of it; may be NULL */
    struct str url;                   /* the page's address, or empty */
    struct str title;                 /* headings that only repeat it are left out */
    const struct dom_node *heading;   /* that shows the title, NULL when none does */
    struct str description;           /* the page's own of the article, plain, or empty */
    struct str byline;                /* who wrote it, or empty */
    bool dated;
    bool claimed;       /* the page calls itself an article, and is dated */
    bool thread;        /* or a discussion: all its posts are the text */
    bool home;          /* or a site's front page */
    struct str witness; /* a text known to be in the article (plain), or empty */
};

struct body {
    struct dom_node *top;
    unsigned char *dropped; /* by dom_node.index: what is not of the article */
    uint32_t weight;        /* of the text that stays (page/evidence/measure.h) */
    int32_t value;          /* and how much of that is running text */
};

/* Fills *out (memory in the dom's arena). False when the page has no text at all. */
bool body_find(struct dom *d, const struct body_options *options, struct body *out);

#endif
