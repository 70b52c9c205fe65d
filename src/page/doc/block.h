/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks: paragraphs, headings, lists, quotes, tables. */
#ifndef GANDER_PAGE_DOC_BLOCK_H
#define GANDER_PAGE_DOC_BLOCK_H

#include "page/doc/walk.h"

void html_walk_block(struct html_walk *w, const struct dom_node *n);
void html_walk_plain_block(struct html_walk *w, const struct dom_node *n);
void html_walk_text_block(struct html_walk *w, const struct dom_node *n, enum doc_kind kind,
                          int level);
bool html_is_caption(const struct dom_node *n);

#endif
