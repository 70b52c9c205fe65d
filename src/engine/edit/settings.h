/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source's settings changed. */
#ifndef GANDER_ENGINE_EDIT_SETTINGS_H
#define GANDER_ENGINE_EDIT_SETTINGS_H

#include "engine/thread/worker.h"

/* Handler of ENGINE_SET_SETTINGS. */
void edit_settings(struct worker *w, struct engine_command *c);
/* Plans the source's next visit by its settings as they are now. */
MUST_CHECK bool edit_settings_plan(struct worker *w, int64_t node, struct error *e);

#endif
