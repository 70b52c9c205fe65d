/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Classification of elements by tag, role, class and id, whose words are more uniform among sites
 * than their structure: "sidebar", "related-posts", "entry-content", "TRS_Editor". Pure.
 */
#pragma once

#include "page/dom/dom.h"

enum hint {
    HINT_CHROME = 1 << 0,   /* menu, footer, form, advertisement, share buttons */
    HINT_COMMENTS = 1 << 1, /* readers' comments */
    HINT_RELATED = 1 << 2,  /* other articles */
    HINT_META = 1 << 3,     /* byline, date, tags */
    HINT_BODY = 1 << 4,     /* text of the article */
    HINT_CRUMBS = 1 << 5,
    HINT_CAPTION = 1 << 6,
    HINT_LEAD = 1 << 7,     /* standfirst */
    HINT_PERSON = 1 << 8,   /* author, from byline to portrait */
    HINT_PICTURE = 1 << 10, /* frame around a picture */
    HINT_WEAK = 1 << 9,     /* chrome, by a word also used for parts of articles */
    HINT_REVIEWS = 1 << 12, /* buyers' reviews of a product */
    HINT_BESIDE = 1 << 11,  /* of these, a place beside the text */
};

/* Set of enum hint. */
unsigned hints_of(const struct dom_node *n);

/* True for a line above the headline, by its class: "dachzeile", "article-heading__kicker". */
bool hint_is_kicker(const struct dom_node *n);

/* True for text for screen readers only, by its class: "(opens in a new window)". */
bool hint_is_for_readers(const struct dom_node *n);

/* True when class or id contains a word of a list (str_next_word()), not followed by a letter. */
bool hint_is_named(const struct dom_node *n, const char *list);

/* Caches the hints of all nodes in dom_node.hints. */
void hints_read(struct dom *d);
