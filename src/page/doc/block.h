/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of block elements: paragraphs, headings, lists, quotations, tables. */
#pragma once

#include "page/doc/walk.h"

void html_walk_block(struct html_walk *w, const struct dom_node *n);
/* div, p, section, … */
void html_walk_plain_block(struct html_walk *w, const struct dom_node *n);
/* An element whose text is of another kind than a paragraph. */
void html_walk_text_block(struct html_walk *w, const struct dom_node *n, enum doc_kind kind,
                          int level);
