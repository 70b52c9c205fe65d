/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of the archive below an article in the reader: links that lead within it. */
#pragma once

#include "engine/engine.h"

enum { NEARBY_MAX = 5 }; /* related articles beside those that the page links */

/* Adds related articles after the links of the article's page, of which those in the archive lead
 * there. */
void nearby_add_related(struct engine_article *a, const struct article_list *related);

/* Address of a link to an article, in the arena, and its id; false for any other address. */
const char *nearby_link(struct arena *arena, int64_t id);
bool nearby_read_link(const char *url, int64_t *id);
