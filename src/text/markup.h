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

/* The UTF-8 of a named reference ("eacute", without & and ;), p NULL when there is none. */
struct str markup_entity(struct str name);

/* Appends the visible text of HTML: tags gone (a block's end is a line end with `lines`, else a
 * space), references replaced, white space collapsed, script and style content dropped. */
void markup_add_text(struct buf *b, struct str html, bool lines);

/* Appends text as HTML, & < > " escaped. */
void markup_add_escaped(struct buf *b, struct str text);

#endif
