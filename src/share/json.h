/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that is safe on a terminal: control characters are written as \uXXXX. */
#pragma once

#include <jansson.h>

#include "base/buf.h"
#include "engine/engine.h"

/* Appends a value, indented. */
void json_add_indented(struct buf *b, const json_t *value);
/* Appends an article as an item of JSON Feed 1.1 with a `_gander` object, on one line. */
void article_json_add(struct buf *b, const struct engine_article *a);
