/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long texts of an XML document, found and decoded without expat, which spends 30 instructions on a
 * byte of escaped HTML. Markup is only skipped: in a document that is not well-formed, expat
 * rejects it before the first text after that. Pure.
 */
#pragma once

#include "base/buf.h"

/* Begin with the document, which is UTF-8. */
struct xml_text_scan {
    struct str document;
    size_t at, depth;
};

struct xml_text {
    struct str raw;    /* without the marks of a CDATA section */
    size_t start, end; /* in the document, with these marks */
    bool cdata;
};

/* Finds the next long text inside an element; false for no more. */
bool xml_text_next(struct xml_text_scan *s, struct xml_text *out);

/* Appends the text with references resolved and line ends as "\n" (XML 1.0, 2.11). False, with
 * `out` in any state, for what is not well-formed or refers to a document type. */
bool xml_text_decode(const struct xml_text *text, struct buf *out);
