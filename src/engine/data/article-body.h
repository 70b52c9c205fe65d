/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a stored article as a tree: what is read, and whose pictures are kept. Pure. */
#ifndef GANDER_ENGINE_DATA_ARTICLE_BODY_H
#define GANDER_ENGINE_DATA_ARTICLE_BODY_H

#include "model/doc.h"
#include "store/articles.h"

/* The page's HTML or the source's, as asked for; the other one when that is not there. */
const char *article_body_html(const struct stored_article *a, bool page_text);

enum { ARTICLE_MAX_BYTES = 2 << 20 }; /* of an article's HTML that are read: laid out in a moment */

/* Makes a numbered doc of it. The article's own picture stands before a text that has none. Call
 * doc_fini on it even after a failure. */
MUST_CHECK bool article_body_read(struct doc *out, const char *html, const struct article *a,
                                  struct error *e);

#endif
