/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views by name. */
#pragma once

#include "cli/session.h"

/* The view with that title, or at that path. Reports a failure on standard error. */
MUST_CHECK enum cli_status views_find(struct session *s, const char *name, int64_t *node);
