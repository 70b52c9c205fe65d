/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Message queue between threads: many senders, one receiver. Posting hands the message over. The
 * receiver polls mailbox_fd(), then takes messages until NULL.
 */
#pragma once

#include "base/error.h"

struct mailbox;

/* NULL, with ERROR_SYSTEM, where the process may open no more files. */
MUST_CHECK struct mailbox *mailbox_new(struct error *e);
/* Passes the remaining messages to `release`, oldest first. */
void mailbox_free(struct mailbox *m, void (*release)(void *message));
void mailbox_post(struct mailbox *m, void *message);
/* The oldest message, or NULL; never blocks. */
void *mailbox_take(struct mailbox *m);
/* Readable while the queue is not empty. */
int mailbox_fd(const struct mailbox *m);
