/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handler of ENGINE_SET_SETTINGS, and scheduling by changed settings. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

void edit_settings(struct worker *w, struct engine_command *c);
/* Reschedules the source by its current settings. */
MUST_CHECK bool edit_settings_plan(struct worker *w, int64_t node, struct error *e);
