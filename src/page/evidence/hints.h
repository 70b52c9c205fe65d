/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an element's tag, role, class and id suggest it is. Sites agree on these words far more than
 * on structure: "sidebar", "related-posts", "entry-content", "TRS_Editor". Pure.
 */
#ifndef GANDER_PAGE_EVIDENCE_HINTS_H
#define GANDER_PAGE_EVIDENCE_HINTS_H

#include "page/dom/dom.h"

enum hint {
    HINT_CHROME = 1 << 0,   /* menus, footers, forms, adverts, things to share: never the article */
    HINT_COMMENTS = 1 << 1, /* readers' comments */
    HINT_RELATED = 1 << 2,  /* other articles */
    HINT_META = 1 << 3,     /* byline, date, tags: about the article, not of it */
    HINT_BODY = 1 << 4,     /* the article's text */
    HINT_CRUMBS = 1 << 5,
    HINT_CAPTION = 1 << 6,
    HINT_LEAD = 1 << 7,     /* a standfirst */
    HINT_PERSON = 1 << 8,   /* who wrote it, at any length */
    HINT_PICTURE = 1 << 10, /* a frame around a picture */
    HINT_WEAK = 1 << 9,     /* chrome by a word that names articles' parts and frames as well */
};

/* A set of enum hint. */
unsigned hints_of(const struct dom_node *n);

/* Finds them all once, for whoever will ask for most of them more than once. */
void hints_read(struct dom *d);

#endif
