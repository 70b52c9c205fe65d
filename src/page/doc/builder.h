/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Builder of a doc from a stream of events: block opens, text, inline opens, … Paragraphs begin
 * with their first visible character, white space is collapsed, and elements without text leave no
 * node, whatever the tag soup. Strings passed as `const char *` are borrowed for the doc's
 * lifetime.
 */
#pragma once

#include "base/vec.h"
#include "model/doc.h"

enum { BUILDER_INLINES = 16 };

/* Open inline, whose node is created with its first text. */
struct open_inline {
    enum doc_kind kind;
    const char *url, *title;
    enum doc_media media;
    struct doc_node *node;
    bool made; /* has a node, or had one in an earlier paragraph */
};

/* Attributes of the next text block. */
struct text_block {
    enum doc_kind kind; /* DOC_PARAGRAPH, DOC_HEADING, DOC_TERM, DOC_CAPTION, DOC_PREFORMATTED */
    int level;
    enum doc_align align;
    enum doc_direction direction;
};

struct builder {
    struct doc *doc;
    struct doc_node *container; /* innermost open block of blocks */
    int depth;                  /* of the container */
    struct text_block style;
    struct doc_node *text_block; /* open one, or NULL */
    struct open_inline inlines[BUILDER_INLINES];
    int n_inlines;
    char space[4];             /* pending white space, "" for none */
    bool had_line_end;         /* pending space includes a line end */
    int blanks;                /* width of pending no-break spaces in cells, 0 for none */
    bool space_ends;           /* pending space does not end with a no-break space */
    bool keeps_blanks;         /* no-break spaces are significant, as in code */
    uint32_t last;             /* last character of the text block, 0 for none */
    int breaks;                /* pending <br> */
    VEC(const char *) anchors; /* pending anchor names */
    uint32_t soft;             /* pending U+00AD or U+200B, 0 for none */
};

void builder_init(struct builder *b, struct doc *d, struct doc_node *parent);
/* Appends pending anchors. */
void builder_fini(struct builder *b);

/* State to restore with builder_close(). */
struct builder_mark {
    struct doc_node *container;
    int depth;
};

/* Opens a block of blocks; NULL beyond the maximum depth, where its content goes into the present
 * block. Close it with the mark in either case. */
struct doc_node *builder_open(struct builder *b, enum doc_kind kind, struct builder_mark *mark);
void builder_close(struct builder *b, struct builder_mark mark);
/* Ends the open paragraph, if any. */
void builder_end_text(struct builder *b);

void builder_text(struct builder *b, struct str s);
void builder_break(struct builder *b);
/* Break opportunity within a word (<wbr>). */
void builder_may_break(struct builder *b);
void builder_image(struct builder *b, const char *url, struct str alt, int width, int height);
void builder_rule(struct builder *b);
/* Target of links at the following text. */
void builder_anchor(struct builder *b, const char *name);

/* Opens an inline; false, with nothing to pop, beyond BUILDER_INLINES. */
bool builder_push(struct builder *b, enum doc_kind kind, const char *url, const char *title);
void builder_pop(struct builder *b);
/* True within a link. */
bool builder_is_in_link(const struct builder *b);
struct builder_suspended {
    struct open_inline inlines[BUILDER_INLINES];
    int n;
};
/* Closes the inlines from an open link inwards, since links do not nest; builder_resume() reopens
 * them. */
struct builder_suspended builder_suspend_link(struct builder *b);
void builder_resume(struct builder *b, const struct builder_suspended *from);

/* Removes empty nodes, and unwraps a paragraph that is the only child of an item or a cell. */
void builder_tidy(struct doc_node *top);
