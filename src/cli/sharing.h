/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of articles on standard output or in a file. */
#pragma once

#include "cli/session.h"
#include "share/share.h"

/* Opens FILE for -o, which replaces a regular file only; NULL or "-": standard output. */
MUST_CHECK bool sharing_open(struct out *out, const char *path, struct error *e);

/* Writes the document, with progress on a terminal, and frees `out`. Zone, time and `ascii` are
 * filled in; SOURCE_DATE_EPOCH (reproducible-builds.org) replaces the clock. CLI_ERROR, with a
 * message, on failure. */
enum cli_status sharing_write(struct session *s, struct share_options *options, struct out *out);
