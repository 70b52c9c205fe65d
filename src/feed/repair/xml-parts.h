/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Internals of feed/repair/xml.h: state, text with its references, tags. */
#pragma once

#include "base/vec.h"
#include "feed/repair/xml.h"
#include "text/markup/markup.h"

struct repair_entity {
    struct str name, value;
};

struct repair_attribute {
    struct str name, value;
};

struct repair {
    struct str s;
    size_t at;
    struct buf *out;
    VEC(struct str) open; /* names of open elements */
    VEC(struct repair_entity) entities;
    VEC(struct repair_attribute) attributes; /* of the current tag */
    size_t lookahead;                        /* bytes scanned in vain for the end of a value */
    size_t expanded;                         /* bytes from entities */
    bool damaged, started, doctype, no_cdata_end;
};

static inline bool repair_name_start(unsigned char c)
{
    return ascii_alpha((char)c) || c == '_' || c == ':' || c >= 0x80;
}

static inline bool repair_name_part(unsigned char c)
{
    return repair_name_start(c) || ascii_digit((char)c) || c == '-' || c == '.';
}

/* feed/repair/xml-text.c: appends without characters illegal in XML, with "<", ">" and (`quote`)
 * '"' escaped; repair_add_text() also repairs references. */
void repair_add_clean(struct repair *m, struct str s, bool quote);
void repair_add_text(struct repair *m, struct str s, bool quote);
/* Collects <!ENTITY name "plain text"> of the internal subset, ignoring other entities. */
void repair_read_entities(struct repair *m, struct str subset);

/* feed/repair/xml-tag.c: reads the tag at m->at and its attributes into m->attributes. Returns its
 * length, 0 when there is none, SIZE_MAX when the text ends within it. */
size_t repair_read_tag(struct repair *m, struct markup_tag *tag);
