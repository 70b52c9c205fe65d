/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored article's text as a doc, as the reader shows it and picture fetching reads it. Pure. */
#pragma once

#include "model/doc.h"
#include "store/article/article.h"

/* HTML of page (`page_text`) or source; the other one as fallback. */
const char *article_body_html(const struct stored_article *a, bool page_text);

enum { ARTICLE_MAX_BYTES = 2 << 20 }; /* of HTML; more would delay the layout noticeably */

/* Parses HTML into a numbered doc. The article's own picture precedes a text without pictures.
 * doc_fini() frees, even after a failure. */
MUST_CHECK bool article_body_read(struct doc *out, const char *html, const struct article *a,
                                  struct error *e);
