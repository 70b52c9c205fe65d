/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of other processes' changes to the database, without polling: inotify reports writes to
 * files beside it, and only then the database is queried for a foreign commit. Engine thread.
 */
#pragma once

struct worker;

/* Descriptor that is readable after a write, for closing_start(); -1 if inotify is unavailable. */
int watch_open(const char *database);
/* Posts EVENT_CHANGED with ticket 0 after another process's commit, and once DONE with ticket 0
 * when the database file was deleted or replaced. Returns the milliseconds until the next call is
 * due; -1: none. */
int watch_notice(struct worker *w);
