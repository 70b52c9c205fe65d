/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Attachments into the user's folder: a few at a time and one of each host, so that a refresh of
 * that host is not held up. Each goes on where it stopped, if the server's file is still the same.
 * One process at a time downloads: a lock beside the database tells.
 */
#ifndef GANDER_ENGINE_DOWNLOAD_DOWNLOAD_H
#define GANDER_ENGINE_DOWNLOAD_DOWNLOAD_H

#include "engine/thread/worker.h"

/* What an earlier program left under way is stopped: the user decides about it. */
void download_recover(struct worker *w);

/* ENGINE_DOWNLOAD, ENGINE_RESUME_DOWNLOAD, ENGINE_STOP_DOWNLOADS, ENGINE_FORGET_DOWNLOAD. */
void download_start(struct worker *w, struct engine_command *c);
void download_resume(struct worker *w, struct engine_command *c);
void download_stop(struct worker *w, struct engine_command *c);
void download_forget(struct worker *w, struct engine_command *c);

/* Tells how far they are, if it is time to. Milliseconds until it is again; -1: not by itself. */
int download_tell(struct worker *w);

/* Stops all; each ticket gets its last event once the responses were taken. */
void download_close(struct worker *w);

#endif
