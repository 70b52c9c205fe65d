/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs of the user's beside the loop: sources that are a program's output, filters between an
 * answer and its parser, and those of rules. A few run at a time, each with bounds of time and
 * output. Engine thread. */
#pragma once

#include <poll.h>

#include "base/arguments.h"
#include "base/child.h"
#include "engine/thread/worker.h"

enum { PROGRAMS_RUNNING = 4, PROGRAMS_MAX_FDS = PROGRAMS_RUNNING * CHILD_FDS };

/* Runs the command line of an address (url_is_program) that is the user's own; its output is the
 * response of `f`, status 200, or the reason why there is none. */
void programs_fetch(struct worker *w, struct fetch *f, const char *url);
/* Takes a response of a fetch with a filter; programs_take() returns it with the filtered body. */
void programs_filter(struct worker *w, struct net_response *r);

/* Program that runs for its effect: first member of its owner's state. */
struct program_run {
    /* Frees it. `e`: the failure, ERROR_CANCELLED included; NULL: none. */
    void (*done)(struct worker *w, struct program_run *run, const struct error *e);
};
/* Runs a command line with these values; its output is dropped. */
void programs_run(struct worker *w, struct program_run *run, const char *command,
                  const struct argument_value *values, size_t n_values);

/* Takes an ended program: calls the `done` of a run, or returns a response to dispatch in *r, else
 * NULL. False if there is none. */
bool programs_take(struct worker *w, struct net_response **r);
bool programs_have_ended(const struct worker *w);

/* Starts, reads and ends programs. */
void programs_step(struct worker *w);
/* Descriptors and timeout (-1: none) to wait for before the next step. */
size_t programs_fds(const struct worker *w, struct pollfd fds[static PROGRAMS_MAX_FDS]);
int programs_wait_ms(const struct worker *w);

/* Kills all programs; their fetches and runs get ERROR_CANCELLED. */
void programs_cancel(struct worker *w);
