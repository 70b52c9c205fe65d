/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doc back to clean HTML: what articles are stored as. Pure. */
#ifndef GANDER_MODEL_DOC_HTML_H
#define GANDER_MODEL_DOC_HTML_H

#include "base/buf.h"
#include "model/doc.h"

/* Appends what is below `top`, with no attributes but those the doc knows. */
void doc_add_html(struct buf *b, const struct doc_node *top);

/* Appends the running text, blocks parted by line ends; captions, names of films and the readings
 * of ruby are left out: they belong to the pictures, the films and to single characters. So are
 * soft hyphens and zero-width spaces. */
void doc_add_reading_text(struct buf *b, const struct doc_node *top);

#endif
