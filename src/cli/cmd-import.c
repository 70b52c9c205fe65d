/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/left-out.h"
#include "cli/session.h"

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct left_out_report report = {.file = argv[0]};
    struct subscribe_notes notes = {left_out_print, &report};
    struct error e;
    engine_ticket ticket = subscribe_to_file(s->engine, argv[0], &notes, &e);
    left_out_print_number(&report);
    return ticket ? session_end_adding(s, ticket, argv[0]) : cli_fail(argv[0], &e);
}

const struct cli_command cli_import = {
    .name = "import",
    .arguments = N_("FILE"),
    .summary = N_("import subscriptions: OPML, newsboat's urls"),
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_WRITES,
    .run = run,
};
