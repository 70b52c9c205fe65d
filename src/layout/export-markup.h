/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Export of a doc as markup, with sanitized text and openable addresses only. Pure. */
#pragma once

#include "base/buf.h"
#include "model/doc.h"

/* CommonMark with GitHub's tables and strikethrough. */
void export_add_markdown(struct buf *b, const struct doc *doc);

/* A fragment for the body of a page. */
void export_add_html(struct buf *b, const struct doc *doc);

/* Copies a doc, sanitizing its text, for the writers. doc_fini() frees. */
void export_copy_clean(struct doc *out, const struct doc *doc);
