/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's loop: one poll() over terminal, engine and signals; effects are carried out here. */
#ifndef GANDER_APP_APP_H
#define GANDER_APP_APP_H

#include <stdbool.h>

#include "base/error.h"
#include "base/zone.h"

struct engine;
struct config;
struct keymap;
struct theme;

struct app_options {
    struct engine *engine; /* open; stays the caller's, like everything here */
    const struct config *config;
    const struct keymap *keymap; /* NULL: the one that the configuration names */
    const struct theme *theme;   /* likewise */
    const char *data_dir;        /* where portals/ is */
    const char *file_root;       /* what is read as a file may lead to files below it, or NULL */
    int text_size;               /* 0: the session's */
    bool linear;                 /* whatever the session says */
    struct zone zone;            /* of times that are shown */
    bool demo;
};

/* Runs until the user quits, and stops the engine; *hung as app_leave has it. The terminal is
 * restored however it ends. */
MUST_CHECK bool app_run(const struct app_options *options, bool *hung, struct error *e);

#endif
