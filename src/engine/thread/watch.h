/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of other processes' changes to the database, without polling: inotify reports writes to
 * files beside it, and only then the database is queried for a foreign commit. Engine thread.
 */
#ifndef GANDER_ENGINE_THREAD_WATCH_H
#define GANDER_ENGINE_THREAD_WATCH_H

struct worker;

struct watch {
    int fd;            /* readable after a write; -1 if inotify is unavailable */
    int log, database; /* watch descriptors */
};

void watch_open(struct watch *watch, const char *database);
/* Stops watching: some milliseconds before watch_close(), which would take Linux 15 ms else. */
void watch_stop(struct watch *watch);
void watch_close(struct watch *watch);
/* Posts EVENT_CHANGED with ticket 0 after another process's commit, and once DONE with ticket 0
 * when the database file was deleted or replaced. Returns the milliseconds until the next call is
 * due; -1: none. */
int watch_notice(struct worker *w);

#endif
