/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of HTML to a doc (model/doc.h), without presentation and active content. Pure. */
#pragma once

#include "base/error.h"
#include "base/str.h"
#include "model/doc.h"

/* Appends the content of `html` (UTF-8; a fragment, a whole page, or plain text) below `parent`.
 * Resolves relative addresses against `base_url` (may be NULL). Accepts any markup; ERROR_LIMIT
 * when it is larger than gander accepts. The caller runs doc_number(). */
MUST_CHECK bool html_doc_add(struct doc *d, struct doc_node *parent, struct str html,
                             const char *base_url, struct error *e);

/* The same for a parsed subtree, without nodes whose `dropped[index]` (may be NULL) is nonzero.
 * Copies all strings. */
struct dom;
struct dom_node;
void html_doc_add_node(struct doc *d, struct doc_node *parent, const struct dom *dom,
                       const struct dom_node *top, const unsigned char *dropped,
                       const char *base_url);
