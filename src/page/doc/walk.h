/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walk from a page to a doc (html-doc.h): its state, and the steps that its parts share.
 * Elements without a rule of their own leave their text and, as a link, their address.
 */
#ifndef GANDER_PAGE_DOC_WALK_H
#define GANDER_PAGE_DOC_WALK_H

#include "page/doc/anchors.h"
#include "page/doc/builder.h"
#include "page/doc/table.h"
#include "page/dom/dom.h"
#include "page/evidence/style.h"

struct html_walk {
    struct builder b;
    void (*walk)(struct html_walk *w, const struct dom_node *n); /* a node, by its kind */
    const struct dom *dom;
    const unsigned char *dropped; /* as html_doc_add_node has it */
    const char *base_url;
    struct html_anchors anchors;
    int in_table;                  /* a data table's cells unwrap tables within them */
    struct html_table_cover cover; /* of the data table */
    int empty_cells;               /* that were put in for rowspan */
    int nested;                    /* documents that this one stands in */
    enum html_space space;
    const char *media; /* the address shown last: what stands in for it leads there too */
    bool loose_lines;  /* preformatted text of blocks: white space between these is none of it */
};

void html_walk_node(struct html_walk *w, const struct dom_node *n);
void html_walk_children(struct html_walk *w, const struct dom_node *n);
/* Markup in an attribute or in what the parser takes for plain text. */
void html_walk_markup(struct html_walk *w, struct str html);
/* The address in the doc's arena, absolute; NULL for one that may not be opened. */
const char *html_resolve(struct html_walk *w, struct str reference);

#endif
