/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serialization of a doc to clean HTML, the storage format of articles, and to text. Pure. */
#pragma once

#include "base/buf.h"
#include "model/doc.h"

/* Appends the children of `top`, with only the attributes that a doc has. */
void doc_add_html(struct buf *b, const struct doc_node *top);

/* Appends the running text with blocks separated by line ends, without captions, labels of media,
 * ruby annotations, soft hyphens and zero-width spaces. */
void doc_add_reading_text(struct buf *b, const struct doc_node *top);
