/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline content as CommonMark; `in_table` escapes for a table cell. Pure. */
#pragma once

#include "base/buf.h"
#include "base/str.h"
#include "model/doc.h"

/* Adds a node with its children; a line break becomes a line end. */
void markdown_add_inline(struct buf *b, const struct doc_node *n, bool in_table);

/* Adds the children of a node. */
void markdown_add_inlines(struct buf *b, const struct doc_node *parent, bool in_table);

/* Adds the children between marks, with white space outside of them. Falls back to the HTML element
 * beside punctuation, where marks may not count (CommonMark 6.2), and when `mark` is NULL. */
void markdown_add_marked(struct buf *b, const struct doc_node *n, const char *mark, const char *tag,
                         bool in_table);

/* Adds a line of inline content, escaped so that it is no heading, list item, rule or fence. */
void markdown_add_line_start(struct buf *b, struct str line);

/* Number of the most backticks in a row. */
size_t markdown_longest_ticks(struct str s);
