/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's settings for one source. */
#ifndef GANDER_ENGINE_SOURCE_SETTINGS_H
#define GANDER_ENGINE_SOURCE_SETTINGS_H

#include "engine/worker.h"

/* COMMAND_SET_SETTINGS */
void source_settings_set(struct worker *w, struct command *c);

/* Plans the source's next visit by its settings as they are now. */
MUST_CHECK bool source_settings_plan(struct worker *w, int64_t node, struct error *e);

#endif
