/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tree walk that converts a page to a doc (html-doc.h): state and shared steps. Elements without a
 * rule of their own contribute their text and, as a link, their address.
 */
#pragma once

#include "page/doc/anchors.h"
#include "page/doc/builder.h"
#include "page/doc/table.h"
#include "page/dom/dom.h"
#include "page/evidence/style.h"

struct html_walk {
    struct builder b;
    void (*walk)(struct html_walk *w, const struct dom_node *n); /* dispatches by tag */
    const struct dom *dom;
    const unsigned char *dropped; /* as in html_doc_add_node() */
    const char *base_url;
    struct html_anchors anchors;
    int in_table;                  /* nonzero within a data table, where inner ones are unwrapped */
    struct html_table_cover cover; /* of the data table */
    int empty_cells;               /* inserted for rowspan */
    int nested;                    /* number of enclosing documents */
    enum html_space space;
    const char *media; /* last address shown, which its fallback content need not repeat */
    bool loose_lines;  /* in preformatted blocks: white space between them is not content */
};

void html_walk_node(struct html_walk *w, const struct dom_node *n);
void html_walk_children(struct html_walk *w, const struct dom_node *n);
/* Converts markup from an attribute, or from an element with raw text. */
void html_walk_markup(struct html_walk *w, struct str html);
/* Absolute address in the doc's arena; NULL for one that may not be opened. */
const char *html_resolve(struct html_walk *w, struct str reference);
