/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `gander check --repair FILE`. */
#pragma once

#include "cli/session.h"

/* Rescues the session's database, which is not open, into the new file `path`, and prints what was
 * saved and lost. */
enum cli_status repair_database(const struct session *s, const char *path);
