/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Document tree of an article, independent of HTML. Blocks contain blocks or inlines; inlines
 * contain inlines; only DOC_TEXT has text, with white space collapsed (except in DOC_PREFORMATTED).
 * Depth is at most DOC_MAX_DEPTH. Everything belongs to the document's arena. Strings are valid
 * UTF-8; addresses are absolute, or "#name" for an anchor in the document.
 */
#pragma once

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
    /* blocks of an article's head and foot, not from HTML */
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
    DOC_IMAGE, /* url; text is the alternative text; also a block in a figure */
    DOC_RUBY,  /* base text, and DOC_RUBY_TEXT as last child */
    DOC_RUBY_TEXT,
    DOC_ABBREVIATION, /* title is the long form */
    DOC_ANCHOR,       /* empty target of links; url is its name, without "#" */
};

/* Kind of page element that a link replaces. */
enum doc_media {
    DOC_MEDIA_NONE, /* plain link */
    DOC_MEDIA_VIDEO,
    DOC_MEDIA_AUDIO,
    DOC_MEDIA_EMBED, /* embedded page */
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
    /* DOC_LIST, DOC_ITEM: style of text/display/counter-style.h, NULL for the default. */
    const char *marker;
    int level;         /* DOC_HEADING: 1-6; DOC_LIST: number of the first item; DOC_ITEM: its own */
    int number;        /* DOC_LINK, DOC_IMAGE: from 1 in reading order, separately */
    int span;          /* DOC_CELL: columns, at least 1 */
    int width, height; /* DOC_IMAGE: declared size in pixels, 0 for none */
    bool ordered;      /* DOC_LIST; DOC_ITEM: has a number of its own */
    bool reversed;     /* DOC_LIST: counts down */
    bool header;       /* DOC_CELL */
    enum doc_align align;
    enum doc_direction direction;
    enum doc_media media;
    enum doc_check check; /* DOC_ITEM of a task list */
};

struct doc {
    struct arena arena;
    struct doc_node *root;
    struct doc_node *own;    /* block of the user's tags and note, which is not for others; NULL */
    struct doc_node **links; /* by number - 1 */
    size_t n_links;
    struct doc_node **images;
    size_t n_images;
};

void doc_init(struct doc *d); /* an empty root */
ARENA_FINI(doc);

/* Appends a new last child. */
struct doc_node *doc_add(struct doc *d, struct doc_node *parent, enum doc_kind kind);
/* Appends a DOC_TEXT with a copy of `text`. */
struct doc_node *doc_add_text(struct doc *d, struct doc_node *parent, struct str text);

/* Takes the block `own` out of the tree, or puts it back where it was: *at is the node before it.
 */
void doc_hide_own(struct doc *d, struct doc_node **at);
void doc_show_own(struct doc *d, struct doc_node *at);

/* Numbers links and images in reading order and fills the tables; call it once the tree is
 * complete. Links to the same address get different numbers. */
void doc_number(struct doc *d);

static inline bool doc_is_inline(enum doc_kind kind)
{
    return kind >= DOC_TEXT;
}

/* Name of a kind of media in stored HTML: "video", … */
const char *doc_media_name(enum doc_media media);
enum doc_media doc_media_find(struct str name);

/* Number of an item; `before` is the previous item's number, or doc_list_start() for the first. */
int doc_item_number(const struct doc_node *list, const struct doc_node *item, int before);
int doc_list_start(const struct doc_node *list);

/* The node after `n` in reading order within `top`, NULL at the end. */
struct doc_node *doc_next(const struct doc_node *top, struct doc_node *n);

/* Appends all text below `n`, with blocks separated by line ends, without soft hyphens and
 * zero-width spaces. */
struct buf;
void doc_add_plain(struct buf *b, const struct doc_node *n);
