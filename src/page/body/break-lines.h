/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a block with <br>: a caption, a notice and the text in a single cell. Pure. */
#pragma once

#include "page/dom/dom.h"

struct break_line {
    const struct dom_node *first, *end; /* siblings; `end` is the next <br> or block, or NULL */
};

/* True for a block with at least two lines of text. */
bool break_lines_many(const struct dom_node *block);

/* Line at or after a child of a block; false for none. */
bool break_lines_next(const struct dom_node *from, struct break_line *out);

/* Appends the text of a line, about `max` bytes at most. Returns the weight of its links. */
uint32_t break_line_text(const struct break_line *line, struct buf *b, size_t max);

/* Drops a line with its <br>. */
void break_line_drop(const struct break_line *line, unsigned char *dropped);
