/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Read-only tree of a page. One array holds all elements and texts in document order: `n + 1` is
 * the next node, `dom_after(n)` the first one after the subtree of `n`, and a side table is an
 * array indexed by `n->index`. Comments are kept apart. Depth, nodes and memory are bounded. The
 * dom's arena owns everything.
 */
#pragma once

#include <gumbo.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum {
    DOM_MAX_BYTES = 24 << 20, /* of a page */
    DOM_MAX_PARTS = 600000,   /* as dom_guard() counts them */
    DOM_MAX_NODES = 700000,
    DOM_MAX_DEPTH = 400, /* deeper tags are dropped, their text is kept */
};

/* Tag of a text node. Elements have GUMBO_TAG_…, those unknown to HTML and all within SVG and
 * MathML GUMBO_TAG_UNKNOWN. */
#define DOM_TEXT GUMBO_TAG_LAST

struct dom_attr {
    struct str name, value; /* name in lower case */
};

struct dom_node {
    GumboTag tag;
    uint32_t index, end; /* range of the subtree in the array */
    uint16_t depth;      /* 0 for the root */
    uint16_t n_attrs;
    uint16_t hints; /* owned by page/evidence/hints.h */
    struct dom_node *parent, *first, *previous, *next;
    union {
        struct str text; /* DOM_TEXT */
        struct str name; /* elements, in lower case */
    };
    const struct dom_attr *attrs;
    struct str id, classes; /* of attrs; empty when absent */
};

/* Short comment, a possible content mark (page/evidence/marks.h). */
struct dom_comment {
    struct str text;
    uint32_t before; /* index of the next node; dom.n after the last one */
};

struct dom {
    struct arena arena;
    struct dom_node *nodes; /* nodes[0] is the html element */
    uint32_t n;
    struct dom_node *head, *body; /* never NULL */
    struct dom_comment *comments; /* in document order */
    size_t n_comments;
};

/* Parses a page or a fragment of valid UTF-8, to be freed with dom_fini(). ERROR_LIMIT when it is
 * too large. */
MUST_CHECK bool dom_parse(struct dom *d, struct str html, struct error *e);
ARENA_FINI(dom);

/* The first node after the subtree of `n`, perhaps one past the last node. */
static inline struct dom_node *dom_after(const struct dom_node *n)
{
    return (struct dom_node *)n + (n->end - n->index);
}

/* One past the last node. */
static inline struct dom_node *dom_end(const struct dom *d)
{
    return d->nodes + d->n;
}

static inline bool dom_contains(const struct dom_node *outer, const struct dom_node *inner)
{
    return inner->index >= outer->index && inner->index < outer->end;
}

/* h1 to h6. */
static inline bool dom_is_heading(const struct dom_node *n)
{
    return n->tag >= GUMBO_TAG_H1 && n->tag <= GUMBO_TAG_H6;
}

/* Copy in lower case (ASCII only). */
struct str dom_lower(struct dom *d, struct str s);

/* Value of an attribute; p is NULL when it is absent. */
struct str dom_attr(const struct dom_node *n, const char *name);
struct str dom_value(const struct dom_node *n, struct str name);
/* First value, trimmed, that is not blank, of a list of attributes (str_next_word()); n is 0 for
 * none.
 */
struct str dom_first_value(const struct dom_node *n, const char *names);
bool dom_has_attr(const struct dom_node *n, const char *name);
/* Index of the first of `n` words that is in the space-separated list, ignoring ASCII case; `n` for
 * none. */
size_t dom_find_word(struct str list, const struct str *words, size_t n);
/* True when the list contains one of the words of an array. */
#define DOM_HAS_ANY(list, words) (dom_find_word(list, words, ARRAY_SIZE(words)) < ARRAY_SIZE(words))
bool dom_has_word(struct str list, struct str word);
/* Nearest ancestor with that tag, or `n` itself; NULL for none. */
const struct dom_node *dom_closest(const struct dom_node *n, GumboTag tag);
/* First of the nodes [from, end) with that tag; NULL for none. */
struct dom_node *dom_next_tag(const struct dom_node *from, const struct dom_node *end,
                              GumboTag tag);
/* First node with that tag in the subtree of `top`; NULL for none. */
static inline struct dom_node *dom_find_tag(const struct dom_node *top, GumboTag tag)
{
    return dom_next_tag(top, dom_after(top), tag);
}
/* First heading of the nodes [from, end); NULL for none. */
const struct dom_node *dom_find_heading(const struct dom_node *from, const struct dom_node *end);

/* True for elements displayed as blocks by default. */
bool dom_is_block(const struct dom_node *n);
/* Nearest block, which may be `n` itself; the root for none. */
const struct dom_node *dom_block_of(const struct dom_node *n);
/* True for elements without readable text: script, style, template, head, … */
bool dom_is_silent(const struct dom_node *n);
/* True when hidden by its own attributes: hidden, style="display:none", … */
bool dom_is_hidden(const struct dom_node *n);

/* The same, with its place in the layout kept ("visibility:hidden"): a script may show it later. */
bool dom_is_veiled(const struct dom_node *n);

/* Bytes of white space at `at`: ASCII, U+00A0, U+2000-200B, U+202F, U+3000, U+FEFF; 0 for none. */
size_t dom_space_at(struct str s, size_t at);

/* Appends the text below `n` on one line, without silent elements: collapses white space (including
 * U+00A0 and U+3000) and separates blocks by a space. Stops after the text node that reaches `max`
 * bytes. */
void dom_add_text(struct buf *b, const struct dom_node *n, size_t max);
/* The same, in the arena. */
struct str dom_text(struct dom *d, const struct dom_node *n, size_t max);
