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

/* Plans the source's next visit by its settings as they are now. */
MUST_CHECK bool source_settings_plan(struct worker *w, int64_t node, struct error *e);

#endif
