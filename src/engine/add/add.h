/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Subscribing to an address: fetches it and detects its kind. A feed is added as is; a page's feeds
 * are found and tried; a page without feeds may be a list of articles. Engine thread.
 */
#ifndef GANDER_ENGINE_ADD_ADD_H
#define GANDER_ENGINE_ADD_ADD_H

#include "engine/thread/worker.h"

/* Handler of ENGINE_ADD. Borrows the command; events follow. */
void add_start(struct worker *w, struct engine_command *c);

#endif
