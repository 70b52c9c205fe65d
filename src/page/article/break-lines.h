/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines that <br> parts a block into: a caption, a notice and the text in one cell. Pure. */
#ifndef GANDER_PAGE_ARTICLE_BREAK_LINES_H
#define GANDER_PAGE_ARTICLE_BREAK_LINES_H

#include "page/dom/dom.h"

struct break_line {
    const struct dom_node *first, *end; /* siblings; `end` is the <br> or block behind, or NULL */
};

/* Whether a block has two lines of text or more. */
bool break_lines_many(const struct dom_node *block);

/* The line at or after a child of a block; false when there is none. */
bool break_lines_next(const struct dom_node *from, struct break_line *out);

/* Appends its text, at most about `max` bytes. Returns the weight of its links. */
uint32_t break_line_text(const struct dom *d, const struct break_line *line, struct buf *b,
                         size_t max);

/* Drops it with its <br>. */
void break_line_drop(const struct break_line *line, unsigned char *dropped);

#endif
