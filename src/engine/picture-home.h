/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where an article is at home, and which pictures it may have from there. The rule is asked before
 * the cache, for looking as for fetching: a file's address in a page of the network neither shows
 * the file nor notes of it, for an article that may have it, that it could not be had.
 */
#ifndef GANDER_ENGINE_PICTURE_HOME_H
#define GANDER_ENGINE_PICTURE_HOME_H

#include "base/mem.h"
#include "model/article.h"
#include "store/store.h"

/* The address of what the pictures stand in: the article's, or that of its source (0 for none);
 * NULL when neither has one. Borrowed from the article or the arena. */
const char *picture_home(struct store *store, const struct article *article, int64_t source,
                         struct arena *arena);

/* As url_may_lead_to says; what would not be asked for, such as a "data:" URL, is allowed. */
bool picture_is_allowed(const char *home, const char *url);

#endif
