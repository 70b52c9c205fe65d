/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests by the user's settings for a source. */
#ifndef GANDER_ENGINE_THREAD_SOURCE_SETTINGS_H
#define GANDER_ENGINE_THREAD_SOURCE_SETTINGS_H

#include "engine/thread/worker.h"

/* What a request takes over from settings, whose strings have to outlive it. */
void source_settings_apply(const struct source_settings *s, struct net_request *request);

/* worker_fetch for an article of the source (0: none), with its settings. Its secrets are for its
 * own site only: a link of a feed may lead anywhere. */
MUST_CHECK bool source_settings_fetch(struct worker *w, int64_t source, struct fetch *f,
                                      struct net_request *request, struct error *e);

/* The source that an article is of; 0: none. */
int64_t source_of_article(struct worker *w, int64_t article);

/* source_reach_allows for a source that is not loaded. */
bool source_may_name(struct worker *w, int64_t source, const char *url);

#endif
