/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word index: its command, and its part of the thread's idle work. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

enum { INDEX_PAUSE_MS = 2 /* between steps, in which other processes write */ };

void edit_fill_index(struct worker *w, struct engine_command *c);

/* Indexes a small remainder before exit: short-lived runs would leave one each time. */
void edit_index_rest(struct worker *w);
