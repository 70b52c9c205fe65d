/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Downloads one after the other: progress on a terminal, a line or an object for each. */
#ifndef GANDER_CLI_DOWNLOADS_H
#define GANDER_CLI_DOWNLOADS_H

#include <jansson.h>

#include "cli/session.h"

struct download_run {
    struct session *session;
    json_t *json; /* an array to be filled; NULL for lines */
    size_t failed;
    bool busy; /* another process is downloading */
};

/* Waits for the end of one. Its path goes to standard output, a failure with `subject` to standard
 * error. */
void download_run_finish(struct download_run *run, const char *subject, engine_ticket ticket);
/* Prints what is left to print; the program's exit status. */
enum cli_status download_run_end(struct download_run *run);

#endif
