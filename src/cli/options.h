/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of command lines by the commands' tables: global options anywhere, a command's own after
 * its name, "--name value" and "--name=value", letters alone or combined ("-vq", "-dFILE"), "--"
 * ends the options, "-" is an argument. No I/O; errors are ERROR_USAGE.
 */
#pragma once

#include "base/vec.h"
#include "cli/cli.h"

enum cli_global {
    GLOBAL_DATABASE,
    GLOBAL_CONFIG,
    GLOBAL_DEMO,
    GLOBAL_VERBOSE,
    GLOBAL_QUIET,
    GLOBAL_HELP,
    GLOBAL_VERSION
};

/* In the order of enum cli_global, ended by name NULL. */
extern const struct cli_option cli_global_options[];

struct cli_line {
    struct cli_context context;
    const struct cli_command *command; /* &cli_reader by default */
    cli_run_fn *run;                   /* of the command, or of its action */
    enum cli_use use;                  /* access to the database, after the command's check */
    struct cli_value values[CLI_MAX_OPTIONS];
    VEC(char *) arguments; /* for the command; borrowed */
    bool help, version;
};

/* `line` needs cli_line_fini() in any case; after a failure it has the command parsed so far. */
MUST_CHECK bool cli_line_read(struct cli_line *line, int argc, char **argv, struct error *e);
void cli_line_fini(struct cli_line *line);
