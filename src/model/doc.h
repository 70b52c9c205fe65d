/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text as a tree: what an article's HTML means, without the HTML. Blocks hold blocks or inlines;
 * inlines hold inlines; only DOC_TEXT has text, with white space already collapsed (but for
 * DOC_PRE). Depth is at most DOC_MAX_DEPTH. Everything belongs to the document's arena; all
 * strings are valid UTF-8; addresses are absolute, or "#name" for a place in the text itself.
 */
#ifndef GANDER_MODEL_DOC_H
#define GANDER_MODEL_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"

enum { DOC_MAX_DEPTH = 64 };

enum doc_kind {
    /* blocks */
    DOC_ROOT,
    DOC_PARAGRAPH,
    DOC_HEADING, /* level 1-6 */
    DOC_LIST,    /* ordered, reversed, marker, level */
    DOC_ITEM,    /* marker, check, level */
    DOC_DEFINITIONS,
    DOC_TERM,
    DOC_DEFINITION,
    DOC_QUOTE,
    DOC_PREFORMATTED,
    DOC_TABLE,
    DOC_ROW,
    DOC_CELL, /* header, span */
    DOC_FIGURE,
    DOC_CAPTION, /* of a figure or table */
    DOC_RULE,
    /* what an article's head and foot are made of; no HTML gives these */
    DOC_TITLE,      /* the article's title */
    DOC_BREADCRUMB, /* "Hengyang › Life › Education" */
    DOC_INFO,       /* the info line */
    /* inlines */
    DOC_TEXT,
    DOC_LINE_BREAK,
    DOC_EMPHASIS,
    DOC_STRONG,
    DOC_UNDERLINE,
    DOC_STRUCK,
    DOC_MARKED,
    DOC_SMALL,
    DOC_CODE,
    DOC_SUB,
    DOC_SUP,
    DOC_LINK,  /* url, media */
    DOC_IMAGE, /* url; text is the alternative text; also stands as a block in a figure */
    DOC_RUBY,  /* the base is its content, the last child a DOC_RUBY_TEXT */
    DOC_RUBY_TEXT,
    DOC_ABBREVIATION, /* title is the long form */
    DOC_ANCHOR,       /* empty: a place that links lead to; url is its name, without "#" */
};

/* What is behind a link that stands for an element of the page. */
enum doc_media {
    DOC_MEDIA_NONE, /* a link as such */
    DOC_MEDIA_VIDEO,
    DOC_MEDIA_AUDIO,
    DOC_MEDIA_EMBED, /* another page in this one */
    DOC_MEDIA_FILE,
    DOC_MEDIA_FORM,
    DOC_MEDIA_SOURCE, /* of a quotation or a change */
    DOC_MEDIA_COUNT,
};

enum doc_check { DOC_CHECK_NONE, DOC_CHECK_OPEN, DOC_CHECK_DONE };

enum doc_align { DOC_ALIGN_START, DOC_ALIGN_CENTER, DOC_ALIGN_END };
enum doc_direction { DOC_DIRECTION_AUTO, DOC_DIRECTION_LTR, DOC_DIRECTION_RTL };

struct doc_node {
    enum doc_kind kind;
    struct doc_node *parent, *first, *last, *next;
    struct str text;   /* DOC_TEXT; alternative text of DOC_IMAGE */
    const char *url;   /* DOC_LINK, DOC_IMAGE, DOC_ANCHOR */
    const char *title; /* the title attribute */
    /* DOC_LIST, DOC_ITEM: a name of text/counter-style.h, NULL for the usual one. */
    const char *marker;
    int level;         /* DOC_HEADING: 1-6; DOC_LIST: number of the first item; DOC_ITEM: its own */
    int number;        /* DOC_LINK, DOC_IMAGE: counted from 1 in reading order, each by itself */
    int span;          /* DOC_CELL: columns, at least 1 */
    int width, height; /* DOC_IMAGE: pixels as declared, 0 when not */
    bool ordered;      /* DOC_LIST; DOC_ITEM: it has a number of its own */
    bool reversed;     /* DOC_LIST: counts down */
    bool header;       /* DOC_CELL */
    enum doc_align align;
    enum doc_direction direction;
    enum doc_media media;
    enum doc_check check; /* DOC_ITEM of a list of tasks */
};

struct doc {
    struct arena arena;
    struct doc_node *root;
    struct doc_node **links; /* by number - 1 */
    size_t n_links;
    struct doc_node **images;
    size_t n_images;
};

void doc_init(struct doc *d); /* an empty root */
void doc_fini(struct doc *d);

/* Appends a new last child. */
struct doc_node *doc_add(struct doc *d, struct doc_node *parent, enum doc_kind kind);
/* Appends a DOC_TEXT with a copy of `text`. */
struct doc_node *doc_add_text(struct doc *d, struct doc_node *parent, struct str text);

/* Numbers links and images in reading order and fills the tables; call it when the tree is done.
 * Links to one address share no number: each stands where it is. */
void doc_number(struct doc *d);

static inline bool doc_is_inline(enum doc_kind kind)
{
    return kind >= DOC_TEXT;
}

/* "video", …: what a kind of media is called in stored HTML. */
const char *doc_media_name(enum doc_media media);
enum doc_media doc_media_find(struct str name);

/* The number of an item; `before` is that of the item before, or of nothing in front of the first
 * (doc_list_start). */
int doc_item_number(const struct doc_node *list, const struct doc_node *item, int before);
int doc_list_start(const struct doc_node *list);

/* The node after `n` in reading order within `top`, NULL at the end. */
struct doc_node *doc_next(const struct doc_node *top, struct doc_node *n);

/* Appends all text below `n`, without soft hyphens and zero-width spaces, blocks parted by line
 * ends. */
struct buf;
void doc_add_plain(struct buf *b, const struct doc_node *n);

#endif
