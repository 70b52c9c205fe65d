/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private directories in $TMPDIR, or /tmp. */
#pragma once

#include <stdbool.h>

#include "base/error.h"

/* Makes a directory "gander-NAME.XXXXXX" of mode 0700; the path is to free(). */
MUST_CHECK bool temporary_make_directory(const char *name, char **out, struct error *e);
/* Removes a directory with all its content. */
void temporary_remove_directory(const char *path);
