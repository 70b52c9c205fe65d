/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of the database as JSON Feed 1.1, each with a `_gander` object. */
#pragma once

#include "base/buf.h"
#include "engine/engine.h"

/* Appends a feed up to its open array of items: '{"version": …, "items": ['. */
void article_json_add_head(struct buf *b, const char *title);
/* Appends an item on one line. */
void article_json_add(struct buf *b, const struct engine_article *a);
