/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notices that another process has changed the database, without ever polling: the kernel tells
 * when a file beside it is written, and only then the database is asked whether it was somebody
 * else.
 */
#ifndef GANDER_ENGINE_WATCH_H
#define GANDER_ENGINE_WATCH_H

struct worker;

/* A descriptor that is readable after a write, -1 when the system has none to give. */
int watch_open(const char *database);
void watch_close(int fd);
/* Empties the descriptor; an EVENT_CHANGED with ticket 0 when it was another process. */
void watch_notice(struct worker *w);

#endif
