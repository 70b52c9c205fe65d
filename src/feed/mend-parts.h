/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of feed/mend.h: the state, text with its references, and tags. */
#ifndef GANDER_FEED_MEND_PARTS_H
#define GANDER_FEED_MEND_PARTS_H

#include "base/vec.h"
#include "feed/mend.h"
#include "text/markup.h"

struct mend_entity {
    struct str name, value;
};

struct mend_attribute {
    struct str name, value;
};

struct mend {
    struct str s;
    size_t at;
    struct buf *out;
    VEC(struct str) open; /* names of the elements that are open */
    VEC(struct mend_entity) entities;
    VEC(struct mend_attribute) attributes; /* of the tag at hand */
    size_t lookahead;                      /* bytes that were read in vain for the end of a value */
    size_t expanded;                       /* bytes that entities gave */
    bool damaged, started, doctype, no_cdata_end;
};

static inline bool mend_name_start(unsigned char c)
{
    return ascii_alpha((char)c) || c == '_' || c == ':' || c >= 0x80;
}

static inline bool mend_name_part(unsigned char c)
{
    return mend_name_start(c) || ascii_digit((char)c) || c == '-' || c == '.';
}

/* mend-text.c: appends without what XML has no room for, "<", ">" and, with `quote`, '"' escaped;
 * add_text mends references besides. */
void mend_add_clean(struct mend *m, struct str s, bool quote);
void mend_add_text(struct mend *m, struct str s, bool quote);
/* <!ENTITY name "plain text"> of the document type; others are forgotten. */
void mend_read_entities(struct mend *m, struct str subset);

/* mend-tag.c: the tag at m->at, its attributes in m->attributes. Its length, 0 when there is none,
 * SIZE_MAX when the text ends in it. */
size_t mend_read_tag(struct mend *m, struct markup_tag *tag);

#endif
