/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code, without the numbers of its lines. */
#ifndef GANDER_PAGE_DOC_CODE_H
#define GANDER_PAGE_DOC_CODE_H

#include "page/doc/walk.h"

/* A table of lines of code and their numbers, without the numbers. */
bool html_walk_code_table(struct html_walk *w, const struct dom_node *table);
/* Code, of an element whose white space is kept. */
bool html_is_code_block(const struct dom *d, const struct dom_node *n);
/* Nothing but the numbers of lines. */
bool html_is_gutter(const struct dom *d, const struct dom_node *n);

#endif
