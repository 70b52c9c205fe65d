/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * State of the XML feed parser. Each open element has a frame: its name, the context of its
 * children, the base of relative addresses. The text of a field is captured up to its end tag, with
 * markup inside serialized as HTML.
 */
#pragma once

#include "feed/draft/draft.h"
#include "feed/xml/parser.h"
#include "feed/xml/vocabulary.h"

enum context {
    IN_DOCUMENT,
    IN_CHANNEL,
    IN_ITEM,
    IN_PERSON,
    IN_CONTRIBUTOR,
    IN_IMAGE,
    IN_SOURCE,
    IN_PICTURE, /* a media:content that is an image */
    IN_OTHER,   /* ignored, except items */
};

struct frame {
    enum feed_element element;
    enum feed_ns ns;
    enum context context; /* of its children */
    const char *base;
    const char *language;
    size_t n_bindings; /* without this element's own */
};

struct binding {
    struct str prefix; /* in the arena */
    enum feed_ns ns;
};

/* Cache of resolved names: feeds repeat a few all the time. */
struct known_name {
    char name[24];
    enum feed_element element;
    enum feed_ns ns;
};

enum { KNOWN_NAMES = 64 };

struct capture {
    bool on, declared, base64, in_markup, xhtml;
    size_t depth; /* of the captured element's frame */
    enum feed_element element;
    enum feed_ns ns;
    enum text_kind kind;
    struct buf text;
};

struct xml_reader {
    XML_Parser parser;
    struct feed_draft draft;
    struct frame frames[FEED_MAX_DEPTH];
    size_t depth;
    VEC(struct binding) bindings;
    struct known_name known[KNOWN_NAMES]; /* cleared when the bindings change */
    struct capture capture;
    bool is_feed, in_item, too_deep, cut;
    bool keeps_picture; /* the current one is among the article's */
    struct buf aside;   /* text directly in an author or source element */
    struct buf name;    /* of the root */
    /* The current person or source. */
    const char *person_name, *person_url, *person_email, *source_title;
};

/* Value of an attribute, ignoring prefix and case; NULL when absent. */
const char *xml_attribute(const XML_Char **attributes, const char *name);

/* feed/xml/names.c: resolves a prefix and an element's name in the current scope. */
enum feed_ns xml_find_namespace(const struct xml_reader *r, struct str prefix);
enum feed_element xml_find_element(struct xml_reader *r, const char *name, enum feed_ns *ns);

/* The article or else the feed, which gets the current element's fields. */
static inline struct draft *xml_target(struct xml_reader *r)
{
    return r->in_item ? &r->draft.item : &r->draft.channel;
}

/* feed/xml/attributes.c, feed/xml/fields.c: map attributes and texts of elements to fields. */
int64_t xml_number_or(struct str s, int64_t otherwise); /* at least 0 */
bool xml_is_picture(const XML_Char **attributes);       /* of media:content */
void xml_field_start(struct xml_reader *r, const struct frame *f, enum context context,
                     const XML_Char **attributes);
void xml_field_text(struct xml_reader *r, const struct frame *f, enum context context,
                    struct str s);
void xml_person_end(struct xml_reader *r, const struct frame *f);
void xml_source_end(struct xml_reader *r);

/* feed/xml/capture.c: captures the text of a field. */
void xml_capture_start(struct xml_reader *r, const struct frame *f, const XML_Char **attributes);
void xml_capture_text(struct xml_reader *r, struct str s);
void xml_capture_markup(struct xml_reader *r, const char *name, const XML_Char **attributes);
void xml_capture_markup_end(struct xml_reader *r, const char *name);
/* Ends the capture and returns the text, plain or HTML by r->capture.kind; `room` may hold it. */
struct str xml_capture_end(struct xml_reader *r, struct buf *room);
