/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers of the queue of recordings. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

void edit_queue(struct worker *w, struct engine_command *c);
void edit_unqueue(struct worker *w, struct engine_command *c);
void edit_queue_order(struct worker *w, struct engine_command *c);
void edit_queue_place(struct worker *w, struct engine_command *c);
void edit_queue_played(struct worker *w, struct engine_command *c);
