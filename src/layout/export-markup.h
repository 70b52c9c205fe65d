/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doc as markup, with every text made harmless and every address one that may be opened. */
#ifndef GANDER_LAYOUT_EXPORT_MARKUP_H
#define GANDER_LAYOUT_EXPORT_MARKUP_H

#include "base/buf.h"
#include "model/doc.h"

/* CommonMark, with GitHub's tables and strike-through. */
void export_add_markdown(struct buf *b, const struct doc *doc);

/* A fragment to stand in a page's body. */
void export_add_html(struct buf *b, const struct doc *doc);

/* A copy of a doc with clean text, for the writers. doc_fini() frees it. */
void export_copy_clean(struct doc *out, const struct doc *doc);

#endif
