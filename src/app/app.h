/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's loop: one poll() over terminal, engine and signals; effects are carried out here. */
#ifndef GANDER_APP_APP_H
#define GANDER_APP_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct engine;
struct config;

struct app_options {
    struct engine *engine;       /* open; stays the caller's */
    const struct config *config; /* handed on to the core; borrowed */
    const char *data_dir;        /* where portals/ is */
    const char *browser;         /* the configured command, NULL: $BROWSER and the usual ones */
    int local_offset;            /* minutes east of UTC */
    bool demo;
    bool mouse;
    bool refresh_on_start;
};

/* Runs until the user quits. The terminal is restored however it ends. */
MUST_CHECK bool app_run(const struct app_options *options, struct error *e);

#endif
