/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/session.h"
#include "engine/data/command.h"
#include "text/display/safe.h"

static enum cli_status print(struct session *s, int64_t id, const char *subject)
{
    AUTO(engine_article) a = {0};
    struct error e;
    if (!engine_article_fields(s->engine, id, false, &a, &e))
        return cli_fail(subject, &e);
    AUTO(buf) out = BUF_INIT;
    if (a.note) {
        safe_add_text(&out, str_from(a.note));
        buf_add_char(&out, '\n');
    }
    return cli_write(buf_str(&out));
}

static enum cli_status set(struct session *s, int64_t id, const char *text, const char *subject)
{
    return session_send(
        s, &(struct engine_command){.kind = ENGINE_SET_NOTE, .id = id, .value = text}, subject);
}

static enum cli_status set_from_input(struct session *s, int64_t id, const char *subject)
{
    AUTO(buf) text = BUF_INIT;
    struct error e;
    return cli_read_input("-", &text, &e) ? set(s, id, buf_c(&text), subject)
                                          : cli_fail(subject, &e);
}

/* Without a text the note is only read. */
static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    *use = argc > 1 ? CLI_WRITES : CLI_READS;
    return true;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct error e;
    int64_t id;
    if (!cli_read_id(argv[0], &id, &e))
        return cli_fail(argv[0], &e);
    if (argc == 1)
        return print(s, id, argv[0]);
    return str_eq(str_from(argv[1]), STR("-")) ? set_from_input(s, id, argv[0])
                                               : set(s, id, argv[1], argv[0]);
}

const struct cli_command cli_note = {
    .name = "note",
    .arguments = N_("ID [TEXT|-]"),
    .summary = N_("print an article's note, or set it; an empty text removes it"),
    .min_arguments = 1,
    .max_arguments = 2,
    .use = CLI_READS,
    .check = check,
    .run = run,
};
