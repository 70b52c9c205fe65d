/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/json.h"
#include "cli/session.h"
#include "cli/tree.h"

enum { JSON };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_tree tree;
    struct error e;
    enum cli_status status;
    if (!engine_tree(s->engine, &tree, &e)) {
        return cli_fail(NULL, &e);
    }
    if (values[JSON].given) {
        status = json_print(tree_counts_json(&tree));
    } else {
        struct buf out = BUF_INIT;
        buf_printf(&out, "%lld\n", (long long)tree.unread);
        status = cli_print(&out);
    }
    engine_tree_fini(&tree);
    return status;
}

const struct cli_command cli_unread = {
    .name = "unread",
    .summary = N_("print the number of unread articles"),
    .options = options,
    .use = CLI_READS,
    .run = run,
};
