/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/session.h"
#include "share/out.h"

enum { FORCE };

static const struct cli_option options[] = {
    [FORCE] = {"force", 'f', CLI_FLAG, NULL, N_("replace FILE if it exists")},
    {NULL},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct out out;
    struct error e;
    bool ok = out_open(&out, argv[0], values[FORCE].given, &e);
    if (ok) {
        ok = out_make_private(&out, &e) && engine_backup(s->engine, out.part, &e) &&
             out_sync(&out, &e) && out_commit(&out, &e);
        out_discard(&out);
    }
    return ok ? CLI_OK : cli_fail(NULL, &e);
}

const struct cli_command cli_backup = {
    .name = "backup",
    .arguments = N_("FILE"),
    .summary = N_("copy the whole database to a file, also while it is used"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_READS,
    .run = run,
};
