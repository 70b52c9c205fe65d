/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notices that another process has changed the database, without ever polling: the kernel tells
 * when a file beside it is written, and only then the database is asked whether it was somebody
 * else.
 */
#ifndef GANDER_ENGINE_THREAD_WATCH_H
#define GANDER_ENGINE_THREAD_WATCH_H

struct worker;

/* A descriptor that is readable after a write, -1 when the system has none to give. */
int watch_open(const char *database);
void watch_close(int fd);
/* An EVENT_CHANGED with ticket 0 when another process has committed, and once a DONE with ticket 0
 * when the database's file was deleted or replaced. Returns the milliseconds after which it is to
 * be called again even if nothing else happens, -1 when there is no need. */
int watch_notice(struct worker *w);

#endif
