/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Internals of feed/mend.h: state, text with its references, tags. */
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
    VEC(struct str) open; /* names of open elements */
    VEC(struct mend_entity) entities;
    VEC(struct mend_attribute) attributes; /* of the current tag */
    size_t lookahead;                      /* bytes scanned in vain for the end of a value */
    size_t expanded;                       /* bytes from entities */
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

/* mend-text.c: appends without characters illegal in XML, with "<", ">" and (`quote`) '"' escaped;
 * mend_add_text() also repairs references. */
void mend_add_clean(struct mend *m, struct str s, bool quote);
void mend_add_text(struct mend *m, struct str s, bool quote);
/* Collects <!ENTITY name "plain text"> of the internal subset, ignoring other entities. */
void mend_read_entities(struct mend *m, struct str subset);

/* mend-tag.c: reads the tag at m->at and its attributes into m->attributes. Returns its length, 0
 * when there is none, SIZE_MAX when the text ends within it. */
size_t mend_read_tag(struct mend *m, struct markup_tag *tag);

#endif
