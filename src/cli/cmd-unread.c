/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/json.h"
#include "cli/session.h"

enum { JSON };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static enum cli_status print(struct session *s, bool json)
{
    struct engine_tree tree;
    struct error e;
    if (!engine_tree(s->engine, &tree, &e)) {
        return cli_fail(NULL, &e);
    }
    bool ok;
    if (json) {
        json_t *o = json_object();
        json_object_set_new(o, "unread", json_integer(tree.unread));
        json_object_set_new(o, "total", json_integer(tree.total));
        json_object_set_new(o, "starred", json_integer(tree.starred));
        json_object_set_new(o, "problems", json_integer(tree.problems));
        ok = json_print(o);
    } else {
        struct buf out = BUF_INIT;
        buf_printf(&out, "%lld\n", (long long)tree.unread);
        ok = cli_write(buf_str(&out));
        buf_fini(&out);
    }
    engine_tree_fini(&tree);
    return ok ? CLI_OK : CLI_ERROR;
}

static enum cli_status run(const struct cli_context *context, const struct cli_value *values,
                           int argc, char **argv)
{
    struct session s;
    enum cli_status status;
    if (!session_open(&s, context, SESSION_READ, &status)) {
        return status;
    }
    status = print(&s, values[JSON].given);
    session_close(&s);
    return status;
}

const struct cli_command cli_unread = {
    .name = "unread",
    .summary = N_("print the number of unread articles"),
    .options = options,
    .run = run,
};
