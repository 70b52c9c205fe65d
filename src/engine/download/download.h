/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queue of downloads into the user's folder: a few at a time, one per host, which leaves that
 * host's connections to refreshes. A download resumes where it stopped if the server's file is
 * unchanged. A lock beside the database admits one downloading process. Engine thread.
 */
#pragma once

#include "engine/thread/worker.h"

/* Marks downloads that an earlier process left running as stopped: the user decides. */
void download_recover(struct worker *w);

/* ENGINE_DOWNLOAD, ENGINE_RESUME_DOWNLOAD, ENGINE_STOP_DOWNLOADS, ENGINE_FORGET_DOWNLOAD. */
void download_start(struct worker *w, struct engine_command *c);
void download_resume(struct worker *w, struct engine_command *c);
void download_stop(struct worker *w, struct engine_command *c);
void download_forget(struct worker *w, struct engine_command *c);

/* Posts the progress that is due. Returns milliseconds until the next; -1: none. */
int download_report(struct worker *w);

/* Stops all; each ticket gets its last event with its response. */
void download_close(struct worker *w);
