/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Export of the states of articles. */
#pragma once

#include "cli/session.h"

/* To a file as for -o, or standard output. */
enum cli_status state_export(struct session *s, const char *path);
