/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/target.h"
#include "engine/data/command.h"

enum { IN, QUERY };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("everything beneath PATH, instead of articles")},
    [QUERY] = {"query", 0, CLI_TEXT, N_("Q"), N_("everything that this search finds")},
    {NULL},
};

static cli_run_fn run;

/* In the order of enum mark. */
static const struct cli_action actions[] = {
    {"read", run, CLI_WRITES, 0, -1},
    {"unread", run, CLI_WRITES, 0, -1},
    {"star", run, CLI_WRITES, 0, -1},
    {"unstar", run, CLI_WRITES, 0, -1},
    {"mute", run, CLI_WRITES, 0, -1},
    {"unmute", run, CLI_WRITES, 0, -1},
    {"delete", run, CLI_WRITES, 0, -1},
    {"restore", run, CLI_WRITES, 0, -1},
    {NULL},
};

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (values[QUERY].given)
        return target_check(&values[QUERY], argc > 1, e);
    return values[IN].given != (argc > 1) || cli_usage(e, _("name either articles or --in PATH"));
}

static enum mark find_mark(const char *name)
{
    enum mark mark = MARK_READ;
    while (strcmp(actions[mark].name, name) != 0)
        mark++;
    return mark;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_command command = {.kind = ENGINE_MARK, .mark = find_mark(argv[0])};
    enum cli_status status = session_find(s, values[IN].text, &command.query.node);
    return status == CLI_OK ? target_send(s, &command, values[QUERY].text, argc - 1, argv + 1)
                            : status;
}

const struct cli_command cli_mark = {
    .name = "mark",
    .arguments = N_("read|unread|star|unstar|mute|unmute|delete|restore [ID…]"),
    .summary = N_("mark as read or unread, collect or not, hide or list again"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .actions = actions,
    .check = check,
};
