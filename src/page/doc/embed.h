/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Players of other sites that pages embed. Pure. */
#ifndef GANDER_PAGE_DOC_EMBED_H
#define GANDER_PAGE_DOC_EMBED_H

#include "base/buf.h"
#include "base/str.h"
#include "model/doc.h"

/* What is behind an address in a frame or a media element, as host and ending tell;
 * DOC_MEDIA_NONE when they do not. */
enum doc_media html_embed_kind(struct str url);

/* Appends the address of the page that people watch it on, of players that are known; else the
 * address itself. */
void html_embed_add_page(struct buf *b, struct str url);

/* Appends an address as people read it: host and path. */
void html_embed_add_name(struct buf *b, struct str url);

#endif
