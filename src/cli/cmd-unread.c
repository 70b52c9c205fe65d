/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/tree.h"
#include "model/tree.h"

enum { JSON };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static void add_text(struct buf *out, const struct tree *tree)
{
    buf_printf(out, "%lld\n", (long long)tree->all.unread);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    return tree_print(s, values[JSON].given, &(struct tree_printer){tree_counts_json, add_text});
}

const struct cli_command cli_unread = {
    .name = "unread",
    .summary = N_("print the number of unread articles"),
    .options = options,
    .use = CLI_READS,
    .run = run,
};
