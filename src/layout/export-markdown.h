/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline content as CommonMark. With `in_table` it stands in a cell of a table. */
#ifndef GANDER_LAYOUT_EXPORT_MARKDOWN_H
#define GANDER_LAYOUT_EXPORT_MARKDOWN_H

#include "base/buf.h"
#include "base/str.h"
#include "model/doc.h"

/* A node with all below it. A line break is a line end. */
void markdown_add_inline(struct buf *b, const struct doc_node *n, bool in_table);

/* What is below a node. */
void markdown_add_inlines(struct buf *b, const struct doc_node *parent, bool in_table);

/* What is below a node between marks, white space outside of them. Marks beside punctuation may
 * mean nothing (CommonMark 6.2): there, and when `mark` is NULL, the HTML element stands in. */
void markdown_add_marked(struct buf *b, const struct doc_node *n, const char *mark, const char *tag,
                         bool in_table);

/* A line of such content, with what would make it a heading, list item, rule or fence escaped. */
void markdown_add_line_start(struct buf *b, struct str line);

size_t markdown_longest_run(struct str s, char c);

#endif
