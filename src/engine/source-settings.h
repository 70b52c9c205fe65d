/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's settings for one source. */
#ifndef GANDER_ENGINE_SOURCE_SETTINGS_H
#define GANDER_ENGINE_SOURCE_SETTINGS_H

#include "engine/worker.h"

/* COMMAND_SET_SETTINGS */
void source_settings_set(struct worker *w, struct command *c);

/* The settings for a request about an article of the source (0: none). Its secrets are for its own
 * site only: a link of a feed may lead anywhere. Strings are in `arena`. */
struct source_settings source_settings_for(struct worker *w, int64_t source, const char *url,
                                           struct arena *arena);

/* What a request takes over from settings, whose strings have to outlive it. */
void source_settings_apply(const struct source_settings *s, struct net_request *request);

/* worker_fetch with the settings for that source and the request's address. */
MUST_CHECK bool source_settings_fetch(struct worker *w, int64_t source, struct fetch *f,
                                      struct net_request *request, struct error *e);

/* Whether something in the source may make gander fetch that address: what the network sends may
 * name no file, only a source that is one may. */
bool source_may_name(struct worker *w, int64_t source, const char *url);

/* Plans the source's next visit by its settings as they are now. */
MUST_CHECK bool source_settings_plan(struct worker *w, int64_t node, struct error *e);

#endif
