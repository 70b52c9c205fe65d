/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Short lines of a page in reading order: bylines, info lines, labels, the source of metadata that
 * is not machine-readable. Pure.
 */
#pragma once

#include "page/dom/dom.h"

enum { LINE_BYTES = 400 };

struct page_line {
    const struct dom_node *block; /* innermost one with the line */
    uint32_t at, end;             /* from its first text node to after its last, as indices */
    struct str text;              /* a single line with collapsed white space, at most LINE_BYTES */
};

struct page_lines {
    struct page_line *v;
    size_t n;
};

/* Reads the short lines of all blocks, parted by <br> and by nested blocks, into the dom's arena.
 */
void lines_read(struct dom *d, struct page_lines *out);
