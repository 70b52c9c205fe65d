/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

static enum cli_status run(const struct cli_context *context, const struct cli_value *values,
                           int argc, char **argv)
{
    struct error e;
    error_set(&e, ERROR_UNSUPPORTED, 0, "the reader is not built yet");
    return cli_fail(NULL, &e);
}

const struct cli_command cli_reader = {
    .name = "",
    .summary = N_("A news reader for the terminal. Without a command it opens the reader."),
    .run = run,
};
