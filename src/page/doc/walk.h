/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The walk from a page to a doc (page/doc/html-doc.h), in parts: blocks, inline content, media,
 * forms, formulas, code. Whatever has no rule of its own leaves its text and, as a link, its
 * address.
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

/* html-walk.c */
void html_walk_node(struct html_walk *w, const struct dom_node *n);
void html_walk_children(struct html_walk *w, const struct dom_node *n);
/* Markup in an attribute or in what the parser takes for plain text. */
void html_walk_markup(struct html_walk *w, struct str html);
/* The address in the doc's arena, absolute; NULL for one that may not be opened. */
const char *html_resolve(struct html_walk *w, struct str reference);

/* html-block.c */
void html_walk_block(struct html_walk *w, const struct dom_node *n);
void html_walk_plain_block(struct html_walk *w, const struct dom_node *n);
void html_walk_text_block(struct html_walk *w, const struct dom_node *n, enum doc_kind kind,
                          int level);
bool html_is_caption(const struct dom_node *n);

/* html-inline.c */
/* False for an element that is no inline of its own. */
bool html_walk_inline(struct html_walk *w, const struct dom_node *n);
/* A link in an SVG drawing. */
bool html_is_drawn_link(const struct dom_node *n);
/* Text with its bare addresses as links. */
void html_walk_text(struct html_walk *w, struct str text);
void html_walk_image(struct html_walk *w, const struct dom_node *img);

/* html-embedded.c */
/* False for an element that has neither an address nor anything else to show but its content. */
bool html_walk_embedded(struct html_walk *w, const struct dom_node *n);
/* Where a quotation is from or a form leads, behind it. */
void html_walk_source(struct html_walk *w, const struct dom_node *n);

/* html-form.c */
bool html_walk_form(struct html_walk *w, const struct dom_node *n);

/* html-code.c */
/* A table of lines of code and their numbers, without the numbers. */
bool html_walk_code_table(struct html_walk *w, const struct dom_node *table);
/* Code, of an element whose white space is kept. */
bool html_is_code_block(const struct dom *d, const struct dom_node *n);
/* Nothing but the numbers of lines. */
bool html_is_gutter(const struct dom *d, const struct dom_node *n);

/* html-math.c */
/* Appends a formula: its TeX if that is given, else in a line. */
void html_add_formula(struct buf *b, const struct dom_node *math);
/* TeX without what only says how large it is set. */
struct str html_tidy_tex(struct str tex);

#endif
