/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What lists never show of an article, as one value for a column of its own: identifiers, people,
 * tags, attachments and the like. Only store/ includes this.
 */
#ifndef GANDER_STORE_PACK_H
#define GANDER_STORE_PACK_H

#include "base/buf.h"
#include "base/mem.h"
#include "model/article.h"

/* Appends guid (unless it is the url), external_url, comments_url, author, editor, language, image,
 * updated, views, tags, breadcrumb, attachments and related; nothing when there is none. */
void pack_article(struct buf *b, const struct article *a);

/* Fills those fields of *a, copies in the arena, leaving the ones that are set already (views: not
 * -1) and those that are not in `packed`. What is not understood is passed over. */
void pack_read(struct str packed, struct arena *arena, struct article *a);

#endif
