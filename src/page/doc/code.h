/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of code without its line numbers. */
#pragma once

#include "page/doc/walk.h"

/* Converts a table of code with line numbers; false for any other table. */
bool html_walk_code_table(struct html_walk *w, const struct dom_node *table);
/* True for code in an element that preserves white space: a block, or one with line ends. */
bool html_is_code_block(const struct dom_node *n);
/* True for an element with line numbers only. */
bool html_is_gutter(const struct dom_node *n);
