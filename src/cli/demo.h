/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample portal in a temporary database, for --demo. */
#ifndef GANDER_CLI_DEMO_H
#define GANDER_CLI_DEMO_H

#include "base/error.h"
#include "engine/engine.h"

/* Creates a private temporary directory; *out is freed by free(). */
MUST_CHECK bool demo_make_directory(char **out, struct error *e);
/* Removes a directory with its contents. */
void demo_remove_directory(const char *path);

/* Adds the sample portal of `data_dir` and reads its files. */
MUST_CHECK bool demo_fill(struct engine *n, const char *data_dir, struct error *e);

#endif
