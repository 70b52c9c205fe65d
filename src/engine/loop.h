/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Engine thread, the only writer of the database. It waits in one place and does one thing at a
 * time: a command, or the merges of arrived responses. The latter share a transaction only as long
 * as it stays short, which bounds the delay of a mark during a refresh.
 */
#pragma once

#include "engine/thread/worker.h"

/* Takes ownership of the store. */
struct worker *loop_new(const struct engine_options *options, struct store *store,
                        struct mailbox *inbox, struct mailbox *outbox);
void loop_free(struct worker *w);
/* Thread function; returns after ENGINE_STOP. */
void *loop_run(void *worker);
