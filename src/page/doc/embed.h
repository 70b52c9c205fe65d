/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of embedded players on known video and audio sites. Pure. */
#pragma once

#include "base/buf.h"
#include "base/str.h"
#include "model/doc.h"

/* Kind of media at an address, by host and file extension; DOC_MEDIA_NONE when unknown. */
enum doc_media html_embed_kind(struct str url);

/* Appends the address of a known player's own page; for any other address, the address itself. */
void html_embed_add_page(struct buf *b, struct str url);

/* Appends a short form of an address for display: host and path. */
void html_embed_add_name(struct buf *b, struct str url);
