/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample portal in a throw-away database: what --demo works on. */
#ifndef GANDER_CLI_DEMO_H
#define GANDER_CLI_DEMO_H

#include "base/error.h"
#include "engine/engine.h"

/* A new directory of the user's own among the temporary files; *out to free(). */
MUST_CHECK bool demo_make_directory(char **out, struct error *e);
/* Removes it with everything inside. */
void demo_remove_directory(const char *path);

/* Subscribes to the sample portal of `data_dir` and reads its files. */
MUST_CHECK bool demo_fill(struct engine *n, const char *data_dir, struct error *e);

#endif
