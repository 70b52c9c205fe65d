/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Subscribing to an address: fetches it and detects its kind. A feed is added as is; a page's feeds
 * are found and tried; a page without feeds may be a list of articles. Engine thread.
 */
#pragma once

#include "engine/thread/worker.h"

/* Handler of ENGINE_ADD. Borrows the command; events follow. */
void add_start(struct worker *w, struct engine_command *c);
