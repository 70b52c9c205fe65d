/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small HTML tasks that need no tree: feeds' titles and summaries. What an article's body needs is
 * in page/.
 */
#ifndef GANDER_TEXT_MARKUP_H
#define GANDER_TEXT_MARKUP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends `s` with its character references replaced: the names of HTML 5 section 13.5 and
 * numbers (with the windows-1252 mapping of 13.2.5.80). What is no reference stays. */
void markup_add_decoded(struct buf *b, struct str s);

/* Appends what the reference at the start of `s` ("&eacute;…", "&#233;…") stands for; its length,
 * or 0 when there is none. A few names may lack the semicolon, where no letter, digit or "="
 * follows. */
size_t markup_add_reference(struct buf *b, struct str s);

/* The UTF-8 of a named reference ("eacute", without & and ;), p NULL when there is none. */
struct str markup_entity(struct str name);

/* Appends the visible text of HTML: tags gone (a block's end is a line end with `lines`, else a
 * space), references replaced, white space collapsed, script and style content dropped. A "<" that
 * starts no tag is text. */
void markup_add_text(struct buf *b, struct str html, bool lines);

/* Whether `s` has a tag, a comment or a character reference: whether it is to be read as HTML. */
bool markup_is_html(struct str s);

/* A tag at the start of `s`: where it ends, and its parts. Quoted attribute values are taken into
 * account. 0 when no tag starts here; SIZE_MAX when one does that never ends: then what follows is
 * not to be searched for further tags (each try would read to the end again). */
struct markup_tag {
    struct str name; /* as written */
    bool closing;    /* </name> */
    bool empty;      /* <name/> */
    struct str attributes;
};
size_t markup_read_tag(struct str s, struct markup_tag *out);
/* Takes the next attribute off the front of `rest`; value.p is NULL when there is none. The value
 * is as written, references and all. */
bool markup_next_attribute(struct str *rest, struct str *name, struct str *value);

/* The index after the comment, declaration or processing instruction at the start of `s` ("<!--",
 * "<!", "<?", "</" with no letter); 0 when there is none. One that does not end takes the rest. */
size_t markup_skip_declaration(struct str s);
/* The index where the raw text of `name` (script, style, …) ends: at its closing tag. */
size_t markup_find_closing(struct str s, struct str name, size_t from);

/* Appends text as HTML, & < > " escaped. */
void markup_add_escaped(struct buf *b, struct str text);

/* The name of the first tag after white space, comments, declarations and instructions; "" for
 * none. */
struct str markup_first_tag(struct str s);

#endif
