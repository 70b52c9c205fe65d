/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Chapters 1.2 of Podcasting 2.0 (podcast:chapters). Pure. */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

/* Chapters by time, those without title or for pictures only left out, at most
 * ARTICLE_MAX_CHAPTERS; in the arena. ERROR_INVALID for anything else than such a document. */
MUST_CHECK bool chapters_parse(struct str bytes, struct arena *arena, struct chapter **out,
                               size_t *n, struct error *e);
