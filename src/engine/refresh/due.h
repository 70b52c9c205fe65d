/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Start of a refresh: sends requests for all due sources at once (net paces them per host).
 * Responses are merged as they arrive; pages of articles without text follow. Engine thread.
 */
#pragma once

#include "engine/thread/worker.h"

/* Handler of ENGINE_REFRESH and ENGINE_FETCH_OLDER. */
void refresh_start(struct worker *w, struct engine_command *c);
