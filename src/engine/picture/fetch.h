/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fetching of articles' pictures into the cache, after everything else. A run visits its
 * unprocessed articles one by one, as capacity allows, while the engine thread is idle. Engine
 * thread.
 */
#pragma once

#include "engine/thread/worker.h"

/* Handler of ENGINE_KEEP_PICTURES. */
void picture_fetch_run(struct worker *w, struct engine_command *c);
/* Handler of ENGINE_FETCH_PICTURES. */
void picture_fetch_wanted(struct worker *w, struct engine_command *c);

/* Does a small step; false if there is nothing to do now. */
bool picture_fetch_step(struct worker *w);
/* Drops pending articles; each run gets its last event once its requests have ended. */
void picture_fetch_cancel(struct worker *w);
