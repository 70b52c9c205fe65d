/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Downloads one after another: progress on a terminal, a line or object for each. */
#pragma once

#include <jansson.h>

#include "cli/session.h"

struct download_run {
    struct session *session;
    json_t *json; /* array to append to; NULL: lines */
    size_t failed;
    bool busy; /* some are in use by another process */
};

/* Waits for the end of a download. Prints its path on standard output, a failure with `subject` on
 * standard error. */
void download_run_finish(struct download_run *run, const char *subject, engine_ticket ticket);
/* Prints pending output; returns the exit status. */
enum cli_status download_run_end(struct download_run *run);
