/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "app/subscribe.h"
#include "cli/session.h"
#include "text/safe.h"

static const char *left_out(enum newsboat_left_out what)
{
    switch (what) {
    case NEWSBOAT_QUERY:
        return _("a query is not carried over");
    case NEWSBOAT_COMMAND:
        return _("gander runs no commands from lists");
    case NEWSBOAT_ADDRESS:
        return _("gander fetches only http and https");
    case NEWSBOAT_TAG:
        return _("only the first tag becomes a category");
    case NEWSBOAT_HIDDEN:
        return _("the feed will be shown");
    case NEWSBOAT_AGAIN:
        return _("an earlier line has this address");
    }
    return "";
}

static void report(void *context, const struct newsboat_note *note)
{
    struct buf line = BUF_INIT;
    buf_add_c(&line, "gander: ");
    safe_add_line(&line, str_from(context));
    buf_printf(&line, ":%d: %s: ", note->line, left_out(note->what));
    safe_add_line(&line, str_from(note->text));
    buf_add_char(&line, '\n');
    fputs(buf_c(&line), stderr);
    buf_fini(&line);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct error e;
    engine_ticket ticket = subscribe_to_file(s->engine, argv[0], report, argv[0], &e);
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
