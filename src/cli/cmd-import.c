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

static enum cli_status import(struct session *s, const char *path)
{
    struct error e;
    engine_ticket ticket = subscribe_to_file(s->engine, path, report, (void *)path, &e);
    if (!ticket) {
        return cli_fail(path, &e);
    }
    struct engine_event *last = session_finish(s, ticket, NULL, NULL);
    enum cli_status status = CLI_OK;
    if (last->error.code != ERROR_NONE) {
        status = cli_fail(path, &last->error);
    } else if (!s->context->quiet) {
        struct buf out = BUF_INIT;
        buf_printf(&out,
                   ngettext("%lld source added", "%lld sources added", (unsigned long)last->added),
                   (long long)last->added);
        buf_add_char(&out, '\n');
        status = cli_write(buf_str(&out)) ? CLI_OK : CLI_ERROR;
        buf_fini(&out);
    }
    engine_event_free(last);
    return status;
}

static enum cli_status run(const struct cli_context *context, const struct cli_value *values,
                           int argc, char **argv)
{
    struct session s;
    enum cli_status status;
    if (!session_open(&s, context, SESSION_WRITE, &status)) {
        return status;
    }
    status = import(&s, argv[0]);
    session_close(&s);
    return status;
}

const struct cli_command cli_import = {
    .name = "import",
    .arguments = N_("FILE"),
    .summary = N_("take over subscriptions: OPML, newsboat's urls"),
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
