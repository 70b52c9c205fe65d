/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * HTML without a tree: tags, character references and visible text, for titles and summaries of
 * feeds. Parsing of article bodies is in page/. Linear time on any input. Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends `s` with its character references decoded: names (HTML section 13.5) and numbers (with
 * the windows-1252 mapping of 13.2.5.80). Anything else stays. */
void markup_add_decoded(struct buf *b, struct str s);

/* Decodes the reference at the start of `s` ("&eacute;…", "&#233;…"); returns its length, 0 when
 * there is none. A few names may lack the semicolon unless a letter, digit or "=" follows. */
size_t markup_add_reference(struct buf *b, struct str s);

/* Appends the visible text of HTML: tags stripped (a block's border becomes a line end with
 * `lines`, else a space), references decoded, white space collapsed, scripts and styles dropped. A
 * "<" that starts no tag is text. */
void markup_add_text(struct buf *b, struct str html, bool lines);

/* Parses the tag at the start of `s`, respecting quoted attribute values. Returns its length; 0
 * when no tag starts here; SIZE_MAX for an unterminated one, after which callers must not search
 * for further tags (each try would scan to the end again). */
struct markup_tag {
    struct str name; /* as written */
    bool closing;    /* </name> */
    bool empty;      /* <name/> */
    struct str attributes;
};
size_t markup_read_tag(struct str s, struct markup_tag *out);
/* Splits the next attribute off `rest`; value.p is NULL when it has none. The value is as written,
 * with its references. */
bool markup_next_attribute(struct str *rest, struct str *name, struct str *value);

/* Length of the comment, declaration or processing instruction at the start of `s` ("<!--", "<!",
 * "<?", "</" without a letter), all of `s` when unterminated; 0 when there is none. */
size_t markup_skip_declaration(struct str s);
/* Length of the tag at the start of `s` with the content that it hides (script, style, template),
 * or of a declaration, which has no name; 0 and SIZE_MAX as above. */
size_t markup_skip_invisible(struct str s, struct markup_tag *tag);
/* Index of the closing tag that ends the raw text of `name` (script, style, …). */
size_t markup_find_closing(struct str s, struct str name, size_t from);

/* Appends text with & < > " escaped. */
void markup_add_escaped(struct buf *b, struct str text);

/* Name of the first tag, if nothing but white space, comments, declarations and processing
 * instructions precede it; else "". */
struct str markup_first_tag(struct str s);
