/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests with the user's settings for a source. Engine thread. */
#pragma once

#include "engine/thread/worker.h"
#include "model/source-settings.h"

/* Copies settings to a request; their strings have to outlive it. */
void source_settings_apply(const struct source_settings *s, struct net_request *request);

/* worker_fetch() with the settings of a source (0: none), for its articles. Cookie and credentials
 * go only to the source's own origin, since its links may lead anywhere. */
MUST_CHECK bool source_settings_fetch(struct worker *w, int64_t source, struct fetch *f,
                                      struct net_request *request, struct error *e);

/* Source of an article; 0: none. */
int64_t source_of_article(struct worker *w, int64_t article);

/* source_reach_allows() for a source by id. */
bool source_allows(struct worker *w, int64_t source, const char *url);
