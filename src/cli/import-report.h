/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Report of an import: what each thing became, and what was left out with the reason. */
#pragma once

#include "cli/session.h"

/* Appends lines on what was added and what was there. */
void import_report_add(struct buf *b, const struct import_counts *n);
/* Likewise, of an import of states. */
void import_report_add_states(struct buf *b, const struct import_counts *n);

/* Writes lines of a configuration to the user's file if there is none yet. Appends them, or those
 * that the file lacks, with what was done. CLI_ERROR, with a message, for a failure. */
enum cli_status import_settings(struct buf *b, struct str lines, const char *path, bool dry_run);
