/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Program that runs beside the caller's loop: its pipes are non-blocking, its time and output are
 * bounded, and it has a session of its own without terminal. Out of time it and its group get
 * SIGTERM, then SIGKILL. One thread.
 */
#pragma once

#include <poll.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

struct child_options {
    const char *const *argv;        /* NULL-terminated; argv[0] is looked up in PATH */
    const char *const *environment; /* "NAME=value" added to the caller's; NULL-terminated, may be
                                     * NULL */
    struct str input;               /* standard input; copied */
    size_t max_output;              /* bytes of standard output; 0: discarded */
    int timeout_ms;
    bool first_message; /* reports the first line of standard error instead of the last */
};

struct child {
    pid_t pid;        /* 0: ended */
    int in, out, err; /* pipes; -1: closed */
    struct buf input; /* rest to be written, from `written` on */
    size_t written;
    struct buf output; /* so far */
    size_t max_output;
    struct buf messages; /* last bytes of standard error, or first ones */
    bool first_message;
    int status; /* of waitpid() */
    int timeout_ms;
    int64_t stop_at_ms; /* monotonic: next signal */
    bool timed_out, overflowed;
};

enum { CHILD_FDS = 3 };

/* Starts a program; `now_ms` is monotonic, as below. On success child_fini() is needed. */
MUST_CHECK bool child_start(struct child *c, const struct child_options *options, int64_t now_ms,
                            struct error *e);
/* Reads, writes, and ends the program when its time is over. True once it has ended: its first
 * process was waited for, and what it had written is read. */
bool child_step(struct child *c, int64_t now_ms);
/* Fills in what to poll() before the next step; returns the number. */
size_t child_fds(const struct child *c, struct pollfd fds[static CHILD_FDS]);
/* Milliseconds until the next step is due even without events; the exit of a process is none. */
int child_wait_ms(const struct child *c, int64_t now_ms);
/* False for a program that failed, with a line that it wrote to standard error (not sanitized), ran
 * out of time, or wrote too much. */
MUST_CHECK bool child_succeeded(const struct child *c, struct error *e);
/* Of any program: a session of its own, and signals as a shell would set them, whatever this thread
 * has blocked or ignored. */
void child_set_attributes(posix_spawnattr_t *attributes);
/* Frees all, and leaves a program that still runs to itself. */
void child_leave(struct child *c);
/* Kills a program that still runs, and frees all. */
void child_fini(struct child *c);
