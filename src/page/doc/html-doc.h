/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML to a doc (model/doc.h): meaning kept, presentation and everything active dropped. Pure. */
#ifndef GANDER_PAGE_DOC_HTML_DOC_H
#define GANDER_PAGE_DOC_HTML_DOC_H

#include "base/error.h"
#include "base/str.h"
#include "model/doc.h"

/* Appends what `html` (UTF-8; a fragment or a whole page) says below `parent`. Relative addresses
 * are resolved against `base_url` (may be NULL). Never fails on bad markup; ERROR_LIMIT when it is
 * larger than gander accepts. doc_number() is left to the caller. */
MUST_CHECK bool html_doc_add(struct doc *d, struct doc_node *parent, struct str html,
                             const char *base_url, struct error *e);

/* The same for what is parsed already: `top` and all below it but the nodes that `dropped` (by
 * dom_node.index; may be NULL) marks with a value that is not 0. */
struct dom;
struct dom_node;
void html_doc_add_node(struct doc *d, struct doc_node *parent, const struct dom *dom,
                       const struct dom_node *top, const unsigned char *dropped,
                       const char *base_url);

#endif
