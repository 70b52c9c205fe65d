/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help texts, made from the commands' tables. */
#ifndef GANDER_CLI_HELP_H
#define GANDER_CLI_HELP_H

#include "base/buf.h"
#include "cli/cli.h"

/* For the program as a whole with &cli_reader, else for one command; in the user's language. */
void cli_help_add(struct buf *b, const struct cli_command *command);

/* "-d, --database FILE", in the user's language. */
void cli_help_add_option(struct buf *b, const struct cli_option *option);

#endif
