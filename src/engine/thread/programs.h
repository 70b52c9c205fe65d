/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs of the user's beside the loop: sources that are a program's output, and filters between
 * an answer and its parser. A few run at a time, each with bounds of time and output. Engine
 * thread. */
#ifndef GANDER_ENGINE_THREAD_PROGRAMS_H
#define GANDER_ENGINE_THREAD_PROGRAMS_H

#include <poll.h>

#include "base/child.h"
#include "engine/thread/worker.h"

enum { PROGRAMS_RUNNING = 4, PROGRAMS_MAX_FDS = PROGRAMS_RUNNING * CHILD_FDS };

/* Runs the command line of an address (url_is_program) that is the user's own; its output is the
 * response of `f`, status 200, or the reason why there is none. */
void programs_fetch(struct worker *w, struct fetch *f, const char *url);
/* Takes a response of a fetch with a filter; programs_take() returns it with the filtered body. */
void programs_filter(struct worker *w, struct net_response *r);
/* Next response to dispatch; NULL: none. */
struct net_response *programs_take(struct worker *w);
bool programs_have_response(const struct worker *w);

/* Starts, reads and ends programs. */
void programs_step(struct worker *w);
/* What to wait for before the next step; a timeout of -1 is none. */
size_t programs_fds(const struct worker *w, struct pollfd fds[static PROGRAMS_MAX_FDS]);
int programs_wait_ms(const struct worker *w);

/* Kills all programs; their fetches get ERROR_CANCELLED. */
void programs_cancel(struct worker *w);

#endif
