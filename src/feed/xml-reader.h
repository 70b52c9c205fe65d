/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state while expat walks through a feed. Each open element has a frame: what it is, what its
 * children are understood as, and the base of relative addresses in it. A field's text is captured
 * until its end; markup within it is written out as HTML.
 */
#ifndef GANDER_FEED_XML_READER_H
#define GANDER_FEED_XML_READER_H

#include "feed/draft.h"
#include "feed/names.h"
#include "feed/xml-parser.h"

enum context {
    IN_DOCUMENT,
    IN_CHANNEL,
    IN_ITEM,
    IN_PERSON,
    IN_CONTRIBUTOR,
    IN_IMAGE,
    IN_SOURCE,
    IN_OTHER, /* nothing in it counts, but an item would */
};

struct frame {
    enum feed_element element;
    enum feed_ns ns;
    enum context context; /* of its children */
    const char *base;
    const char *language;
    size_t n_bindings; /* before this element's own */
};

struct binding {
    struct str prefix; /* in the arena */
    enum feed_ns ns;
};

/* An element's name as it was last found: feeds repeat a few names all the time. */
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
    struct known_name known[KNOWN_NAMES]; /* emptied whenever the bindings change */
    struct capture capture;
    bool is_feed, in_item, too_deep, cut;
    struct buf aside; /* text of an author or source element itself */
    struct buf name;  /* what the document is, where it is no feed */
    /* The person or source that is being read. */
    const char *person_name, *person_url, *person_email, *source_title;
};

/* The value of an attribute, whatever its prefix or letter case; NULL when absent. */
const char *xml_attribute(const XML_Char **attributes, const char *name);

/* xml-names.c: what a prefix and an element's name stand for where the parser is. */
enum feed_ns xml_find_namespace(const struct xml_reader *r, struct str prefix);
enum feed_element xml_find_element(struct xml_reader *r, const char *name, enum feed_ns *ns);

/* xml-fields.c: what the elements mean. */
struct draft *xml_target(struct xml_reader *r);
void xml_field_start(struct xml_reader *r, const struct frame *f, enum context context,
                     const XML_Char **attributes);
void xml_field_text(struct xml_reader *r, const struct frame *f, enum context context,
                    struct str s);
void xml_person_end(struct xml_reader *r, const struct frame *f);
void xml_source_end(struct xml_reader *r);

/* xml-capture.c: the text of a field. */
void xml_capture_start(struct xml_reader *r, const struct frame *f, const XML_Char **attributes);
void xml_capture_text(struct xml_reader *r, struct str s);
void xml_capture_markup(struct xml_reader *r, const char *name, const XML_Char **attributes);
void xml_capture_markup_end(struct xml_reader *r, const char *name);
/* Ends it: the text, plain or HTML as r->capture.kind then says. */
struct str xml_capture_end(struct xml_reader *r, struct buf *room);

#endif
