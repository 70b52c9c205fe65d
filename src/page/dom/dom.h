/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page as a tree that is only read. All elements and texts stand in one array in document order,
 * so `n + 1` is the next node, `dom_after(d, n)` the one behind all that is below `n`, and a side
 * table is an array indexed by `n->index`. Comments stand apart. Depth, nodes and memory are
 * bounded whatever the input. Everything belongs to the dom's arena.
 */
#ifndef GANDER_PAGE_DOM_DOM_H
#define GANDER_PAGE_DOM_DOM_H

#include <gumbo.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum {
    DOM_MAX_BYTES = 24 << 20, /* of a page */
    DOM_MAX_PARTS = 600000,   /* tags twice, attributes and comments: see page/dom/guard.h */
    DOM_MAX_NODES = 700000,
    DOM_MAX_DEPTH = 400, /* tags below it are dropped, their text stays */
};

/* The tag of a text node; all others are GUMBO_TAG_…, GUMBO_TAG_UNKNOWN for elements that HTML
 * does not know and for all of SVG and MathML. */
#define DOM_TEXT GUMBO_TAG_LAST

struct dom_attr {
    struct str name, value; /* the name in lower case */
};

struct dom_node {
    GumboTag tag;
    uint32_t index, end; /* its place in the array, and the first place behind all below it */
    uint16_t depth;      /* 0 for the root */
    uint16_t n_attrs;
    uint16_t hints; /* kept by page/evidence/hints.h */
    struct dom_node *parent, *first, *previous, *next;
    union {
        struct str text; /* DOM_TEXT */
        struct str name; /* elements: as written, for those HTML does not know */
    };
    const struct dom_attr *attrs;
    struct str id, classes; /* of attrs; empty when absent */
};

/* Of a page's comments the short ones, which may tell something (page/evidence/marks.h). */
struct dom_comment {
    struct str text;
    uint32_t before; /* the index of the node behind it, dom.n behind the last one */
};

struct dom {
    struct arena arena;
    struct dom_node *nodes; /* nodes[0] is the html element */
    uint32_t n;
    struct dom_node *head, *body; /* always there */
    struct dom_comment *comments; /* in document order */
    size_t n_comments;
};

/* Parses a page or a fragment (UTF-8, valid). ERROR_LIMIT when it is too large. */
MUST_CHECK bool dom_parse(struct dom *d, struct str html, struct error *e);
void dom_fini(struct dom *d);

static inline struct dom_node *dom_after(const struct dom *d, const struct dom_node *n)
{
    return d->nodes + n->end;
}

static inline bool dom_contains(const struct dom_node *outer, const struct dom_node *inner)
{
    return inner->index >= outer->index && inner->index < outer->end;
}

/* The value of an attribute; p is NULL when it is absent. */
struct str dom_attr(const struct dom_node *n, const char *name);
bool dom_has_attr(const struct dom_node *n, const char *name);
/* One of the words in an attribute, ASCII case ignored. */
bool dom_has_word(struct str list, struct str word);
/* The nearest ancestor (or `n` itself) with that tag, NULL when there is none. */
struct dom_node *dom_closest(struct dom_node *n, GumboTag tag);
/* The first element with that tag at or after `from` within `top`. */
struct dom_node *dom_find_tag(const struct dom *d, const struct dom_node *top,
                              const struct dom_node *from, GumboTag tag);

/* Starts a line of its own when shown. */
bool dom_is_block(const struct dom_node *n);
/* Shows nothing: script, style, template, head, … */
bool dom_is_silent(const struct dom_node *n);
/* Kept from sight by its own attributes: hidden, style="display:none", … */
bool dom_is_hidden(const struct dom_node *n);

/* Appends the text below `n` on one line: white space (U+00A0 and U+3000 too) collapsed, blocks
 * parted by a space, silent elements left out. Stops once `max` bytes are there. */
void dom_add_text(const struct dom *d, struct buf *b, const struct dom_node *n, size_t max);
/* The same, in the arena. */
struct str dom_text(struct dom *d, const struct dom_node *n, size_t max);

#endif
