/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inlines and link targets of the XHTML writer. */
#pragma once

#include "share/xhtml.h"

struct xhtml_writer {
    struct buf *b;
    const struct xhtml_options *options;
    struct doc_node **anchors; /* the first of each name, sorted by it */
    size_t n_anchors;
    bool in_link, in_ruby;
    bool has_rtl;
};

/* Fills in the anchors, in the doc's arena. */
void xhtml_find_anchors(struct xhtml_writer *w, struct doc *doc);

/* Appends the children of `n` as phrasing content, including those of blocks. */
void xhtml_add_phrasing(struct xhtml_writer *w, const struct doc_node *n);
/* Begins a link to an address. */
void xhtml_open_link(struct xhtml_writer *w, const char *url);
void xhtml_add_inline(struct xhtml_writer *w, const struct doc_node *n);
