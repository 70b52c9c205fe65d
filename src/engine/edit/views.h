/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views: handlers of commands, and their part of the thread's idle work. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

MUST_CHECK bool edit_fill_views(struct worker *w, struct engine_command *c, struct error *e);

/* Adapts relative dates once a day. */
void edit_begin_day(struct worker *w);
/* A step towards complete views; *more: some are not. Posts CHANGED from time to time, and at the
 * end. */
MUST_CHECK bool edit_walk_views(struct worker *w, bool *more);
