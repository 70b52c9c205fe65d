/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/session.h"
#include "engine/data/command.h"
#include "present/change.h"

static enum cli_status step(struct session *s, enum engine_command_kind kind, const char *format)
{
    AUTO_EVENT struct engine_event *done =
        session_command(s, &(struct engine_command){.kind = kind});
    AUTO(buf) words = BUF_INIT;
    if (done->error.code != ERROR_NONE)
        return cli_fail(NULL, &done->error);
    change_add_words(&words, done);
    return session_say(s, format, buf_c(&words));
}

static enum cli_status undo(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    return step(s, ENGINE_UNDO, _("Undone: %s"));
}

static enum cli_status redo(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    return step(s, ENGINE_REDO, _("Redone: %s"));
}

const struct cli_command cli_undo = {
    .name = "undo",
    .summary = N_("undo the last change"),
    .use = CLI_WRITES_OR_READS,
    .run = undo,
};

const struct cli_command cli_redo = {
    .name = "redo",
    .summary = N_("redo what was undone last"),
    .use = CLI_WRITES_OR_READS,
    .run = redo,
};
