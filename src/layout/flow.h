/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Flattened doc: a sanitized plain text, and blocks of pieces of it in reading order. Independent
 * of width, so that text offsets are valid in every layout of the doc.
 */
#pragma once

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "layout/layout.h"
#include "model/doc.h"

/* Break opportunity between a piece and the one before it. */
enum piece_join {
    JOIN_TEXT,   /* by the text's line breaking */
    JOIN_GLUED,  /* no break */
    JOIN_SOFT,   /* break allowed (U+200B) */
    JOIN_HYPHEN, /* break allowed, with a hyphen (U+00AD) */
};

/* Run of text with one look, without control characters but '\n', which ends a line. */
struct piece {
    const char *added; /* text of the layout's own; NULL: plain text */
    uint32_t offset;   /* in the plain text */
    uint32_t n;        /* bytes */
    uint32_t style;
    int link, image;
    enum piece_join join;
    bool whole; /* no line breaks inside */
};

/* Range of the flow's pieces. */
struct stretch {
    size_t first, n;
};

enum block_kind { BLOCK_TEXT, BLOCK_PREFORMATTED, BLOCK_RULE, BLOCK_TABLE };

/* Role of a block, which decides the space around it. */
enum block_role {
    ROLE_PARAGRAPH,
    ROLE_BREADCRUMB,
    ROLE_TITLE,
    ROLE_INFO,
    ROLE_HEADING,
    ROLE_ITEM, /* of a tight list */
    ROLE_TERM,
    ROLE_DEFINITION,
    ROLE_FIGURE,
    ROLE_CAPTION,
    ROLE_DISPLAY, /* preformatted text, tables, rules */
};

/* Container with a bar, marker or indent beside its blocks. */
struct frame {
    const struct frame *outer;
    enum { FRAME_QUOTE, FRAME_ITEM, FRAME_DEFINITION } kind;
    const char *marker; /* FRAME_ITEM: "•", "12." or "[x]"; may be empty */
    int indent;         /* FRAME_ITEM: width of the list's widest marker and a space */
    size_t first_block; /* the block with the marker */
};

struct table_cell {
    struct stretch text;
    size_t column;
    int span;
    bool header;
    enum doc_align align;
};

struct table_row {
    const struct table_cell *cells;
    size_t n;
};

enum { TABLE_MAX_HEAD = 4 };

struct table {
    struct table_row *rows;
    size_t n_rows, n_columns;
    size_t n_head; /* header rows at the top, at most TABLE_MAX_HEAD */
};

struct block {
    enum block_kind kind;
    enum block_role role;
    uint32_t start; /* offset of its text */
    struct stretch text;
    const struct table *table;
    const struct frame *frame;
    size_t list; /* number of the outermost list around it, from 1; 0 for none */
    enum doc_align align;
    enum doc_direction direction;
};

/* Target of links. */
struct flow_anchor {
    const char *name;
    uint32_t offset;
};

struct flow {
    struct buf text;
    VEC(struct piece) pieces;
    VEC(struct block) blocks;
    VEC(struct flow_anchor) anchors;
    bool *alone; /* by number - 1: the image has a line of its own */
    size_t n_images;
    struct arena arena; /* frames, tables, added texts */
};

void flow_init(struct flow *f, const struct doc *doc, const struct layout_options *options);
void flow_fini(struct flow *f);

static inline struct str piece_text(const struct flow *f, const struct piece *p)
{
    return (struct str){p->added ? p->added : f->text.p + p->offset, p->n};
}
