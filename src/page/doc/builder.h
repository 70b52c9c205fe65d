/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grows a doc from a stream of "block opens, text, inline opens, …": paragraphs begin with their
 * first visible character and white space is collapsed on the way, so that the soup pages are made
 * of leaves nothing behind. What opened no text leaves no node.
 */
#ifndef GANDER_PAGE_DOC_BUILDER_H
#define GANDER_PAGE_DOC_BUILDER_H

#include "base/vec.h"
#include "model/doc.h"

enum { BUILDER_INLINES = 16 };

/* An inline that is open; its node comes into being with the first text in it. */
struct open_inline {
    enum doc_kind kind;
    const char *url, *title;
    enum doc_media media;
    struct doc_node *node;
    bool made; /* it has a node, or had one in a paragraph before */
};

/* What a paragraph looks like that may begin now. */
struct text_block {
    enum doc_kind kind; /* DOC_PARAGRAPH, DOC_HEADING, DOC_TERM, DOC_CAPTION, DOC_PREFORMATTED */
    int level;
    enum doc_align align;
    enum doc_direction direction;
};

struct builder {
    struct doc *doc;
    struct doc_node *container; /* the innermost open block that holds blocks */
    int depth;                  /* of the container */
    struct text_block style;
    struct doc_node *text_block; /* the open one, NULL when none */
    struct open_inline inlines[BUILDER_INLINES];
    int n_inlines;
    char space[4];             /* white space that is due, "" when none */
    bool had_line_end;         /* it holds a line end */
    int blanks;                /* cells of it where no-break spaces hold it open, 0 when none do */
    bool space_ends;           /* the last sign of it was no no-break space */
    bool keeps_blanks;         /* these stay, as in code */
    uint32_t last;             /* character written in this text block, 0 when none */
    int breaks;                /* <br> that are due */
    VEC(const char *) anchors; /* names of places that come next */
    uint32_t soft;             /* U+00AD or U+200B, due if a letter is next; 0 when none */
};

void builder_init(struct builder *b, struct doc *d, struct doc_node *parent);
/* Anchors behind all text go to its end. */
void builder_fini(struct builder *b);

/* What builder_close goes back to. */
struct builder_mark {
    struct doc_node *container;
    int depth;
};

/* Opens a block that holds blocks; NULL when it would be too deep (its content then goes into the
 * present one). Close it with the mark in either case. */
struct doc_node *builder_open(struct builder *b, enum doc_kind kind, struct builder_mark *mark);
void builder_close(struct builder *b, struct builder_mark mark);
/* Ends the open paragraph, if any. */
void builder_end_text(struct builder *b);

void builder_text(struct builder *b, struct str s);
void builder_break(struct builder *b);
/* A line may end here, inside a word; nothing where no word goes on. */
void builder_may_break(struct builder *b);
void builder_image(struct builder *b, const char *url, struct str alt, int width, int height);
void builder_rule(struct builder *b);
/* Gives what comes next a name for links; borrowed as long as the doc lives. */
void builder_anchor(struct builder *b, const char *name);

/* Returns false when too many are open: then there is nothing to pop. */
bool builder_push(struct builder *b, enum doc_kind kind, const char *url, const char *title);
void builder_pop(struct builder *b);
/* Whether a link is open. */
bool builder_is_in_link(const struct builder *b);
/* Closes all inlines from an open link on; builder_resume opens them again. Links hold no links. */
struct builder_suspended {
    struct open_inline inlines[BUILDER_INLINES];
    int n;
};
struct builder_suspended builder_suspend_link(struct builder *b);
void builder_resume(struct builder *b, const struct builder_suspended *from);

/* Takes out what stayed empty and the paragraph that is all an item or a cell holds. */
void builder_tidy(struct doc_node *top);

#endif
