/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a command line by the commands' tables: global options anywhere, a command's own after its
 * name, "--name value" and "--name=value", letters alone or together ("-vq", "-dFILE"), "--" ends
 * the options, "-" is an argument. No I/O: what is wrong with it comes as ERROR_USAGE.
 */
#ifndef GANDER_CLI_OPTIONS_H
#define GANDER_CLI_OPTIONS_H

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

/* In the order of enum cli_global, ending with name NULL. */
extern const struct cli_option cli_global_options[];

struct cli_line {
    struct cli_context context;
    const struct cli_command *command; /* &cli_reader when none is named */
    enum cli_use use;                  /* what it does with the database this time */
    struct cli_value values[CLI_MAX_OPTIONS];
    VEC(char *) arguments; /* of the command; borrowed */
    bool help, version;
};

/* `line` is to be freed with cli_line_fini in any case; after a failure its command is the one that
 * was read so far. */
MUST_CHECK bool cli_line_read(struct cli_line *line, int argc, char **argv, struct error *e);
void cli_line_fini(struct cli_line *line);

#endif
