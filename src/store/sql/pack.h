/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Serialization of the fields of an article that lists never show (identifiers, people, tags,
 * attachments, …) into a single column. Only store/ includes this.
 */
#pragma once

#include "base/buf.h"
#include "base/mem.h"
#include "model/article.h"

/* Appends guid (unless it is the url), external_url, comments_url, author, editor, language, image,
 * updated, views, tags, breadcrumb, attachments and related; nothing when there is none. */
void pack_article(struct buf *b, const struct article *a);

/* Fills those fields of *a with copies in the arena, except fields already set (views: not -1) or
 * absent from `packed`. Skips unknown entries. */
void pack_read(struct str packed, struct arena *arena, struct article *a);

/* Content of an article that a search asks for. */
struct pack_content {
    struct str author; /* borrowed; empty when absent */
    bool picture, attachment, audio, video, comments;
};
/* Adds what `packed` has; an author already set stays. */
void pack_read_content(struct str packed, struct pack_content *out);
