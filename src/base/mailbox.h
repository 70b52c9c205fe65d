/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A queue of pointers from any thread to one: the only thing that threads share. A posted message
 * is no longer the sender's. The reader waits on mailbox_fd() with poll(), then takes until NULL.
 */
#ifndef GANDER_BASE_MAILBOX_H
#define GANDER_BASE_MAILBOX_H

struct mailbox;

struct mailbox *mailbox_new(void);
/* What is still inside is given to `release`, oldest first. */
void mailbox_free(struct mailbox *m, void (*release)(void *message));
void mailbox_post(struct mailbox *m, void *message);
/* The oldest message, or NULL when there is none; never waits. */
void *mailbox_take(struct mailbox *m);
/* Readable while there are messages. */
int mailbox_fd(const struct mailbox *m);

#endif
