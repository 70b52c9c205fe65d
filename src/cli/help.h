/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help texts, generated from the commands' tables. */
#pragma once

#include "base/buf.h"
#include "cli/cli.h"

/* Appends the program's help for &cli_reader, else a command's, in the user's language. */
void cli_help_add(struct buf *b, const struct cli_command *command);
