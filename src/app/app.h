/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Main loop of the reader: one poll() over terminal, engine and signals; carries out effects. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "base/zone.h"

struct engine;
struct config;

struct app_options {
    struct engine *engine; /* open; borrowed, like everything here */
    const struct config *config;
    const char *config_path; /* of the configuration; NULL: none */
    const char *data_dir;    /* holds portals/ */
    const char *file_root;   /* root of files that file: sources may link to, or NULL */
    const char *address;     /* opens the prompt to subscribe to it; NULL: none */
    int text_size;           /* 0: as in the session */
    bool linear;             /* overrides the session */
    struct zone zone;        /* of displayed times */
    bool demo;
};

/* Runs until the user quits, then stops the engine and restores the terminal, also on failure.
 * *hung as in app_leave(). */
MUST_CHECK bool app_run(const struct app_options *options, bool *hung, struct error *e);
