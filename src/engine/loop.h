/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The engine thread: takes commands, fetches, and is the only writer of the database. It waits in
 * one place and does one thing at a time: a command, or the responses that have arrived, with their
 * merges; those share a transaction as long as it stays short, so that a mark made during a refresh
 * never waits long.
 */
#ifndef GANDER_ENGINE_LOOP_H
#define GANDER_ENGINE_LOOP_H

#include "engine/thread/worker.h"

/* Takes the store over. */
struct worker *loop_new(const struct engine_options *options, struct store *store,
                        struct mailbox *inbox, struct mailbox *outbox);
void loop_free(struct worker *w);
/* The thread's function: returns when it has been told to stop. */
void *loop_run(void *worker);

#endif
