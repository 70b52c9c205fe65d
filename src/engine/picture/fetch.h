/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles' pictures: fetched after everything else, into the cache. A run goes through the
 * articles that were not seen to yet, one after the other as capacity allows; the engine thread
 * turns to it when it has nothing better to do.
 */
#ifndef GANDER_ENGINE_PICTURE_FETCH_H
#define GANDER_ENGINE_PICTURE_FETCH_H

#include "engine/thread/worker.h"

/* ENGINE_KEEP_PICTURES: of all articles below the nodes that are worth it. */
void picture_fetch_run(struct worker *w, struct engine_command *c);
/* ENGINE_FETCH_PICTURES: of this article, now. */
void picture_fetch_wanted(struct worker *w, struct engine_command *c);

/* Does a small piece of what waits; false when there is nothing to do for now. */
bool picture_fetch_step(struct worker *w);
/* What has not been asked for yet will not be; each run gets its last event. */
void picture_fetch_cancel(struct worker *w);

#endif
