/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/choice.h"
#include "cli/target.h"

enum { IN, QUERY };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("everything beneath PATH, instead of articles")},
    [QUERY] = {"query", 0, CLI_TEXT, N_("Q"), N_("everything that this search finds")},
    {NULL},
};

/* In the order of enum mark. */
static const char words[] = "read|unread|star|unstar|mute|unmute|delete|restore";

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (cli_action(words, argv[0], e) < 0)
        return false;
    if (values[QUERY].given)
        return target_check(&values[QUERY], argc > 1, e);
    return values[IN].given != (argc > 1) || cli_usage(e, _("name either articles or --in PATH"));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_command command = {.kind = ENGINE_MARK,
                                     .mark = (enum mark)cli_choice(words, argv[0])};
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
    .use = CLI_WRITES,
    .check = check,
    .run = run,
};
