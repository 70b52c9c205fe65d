/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/target.h"

#include "base/vec.h"

bool target_check(const struct cli_value *query, bool others, struct error *e)
{
    if (query->given == others)
        return error_set(e, ERROR_USAGE, 0, "%s", _("name either articles or --query Q"));
    return !query->given || str_trim(str_from(query->text)).n > 0 ||
           error_set(e, ERROR_USAGE, 0, "%s", _("--query: the query is empty"));
}

static enum cli_status report(struct session *s, const char *query, struct engine_event *last)
{
    enum cli_status status = CLI_OK;
    if (last->error.code != ERROR_NONE) {
        status = cli_fail_query(query, &last->error);
    } else if (!s->context->quiet) {
        AUTO(buf) out = BUF_INIT;
        buf_printf(
            &out,
            ngettext("%lld article changed", "%lld articles changed", (unsigned long)last->updated),
            (long long)last->updated);
        buf_add_char(&out, '\n');
        status = cli_write(buf_str(&out));
    }
    engine_event_free(last);
    return status;
}

static enum cli_status send_ids(struct session *s, struct engine_command *command, int argc,
                                char **argv)
{
    VEC(int64_t) ids = {0};
    enum cli_status status = CLI_OK;
    for (int i = 0; status == CLI_OK && i < argc; i++) {
        AUTO(engine_article) a = {0};
        struct error e;
        int64_t id;
        if (!cli_read_id(argv[i], &id, &e) || !engine_article_fields(s->engine, id, false, &a, &e))
            status = cli_fail(argv[i], &e);
        else
            vec_push(&ids, id);
    }
    if (status == CLI_OK) {
        command->ids = ids.v;
        command->n_ids = ids.n;
        status = report(s, NULL, session_command(s, command));
    }
    vec_fini(&ids);
    return status;
}

enum cli_status target_send(struct session *s, struct engine_command *command, const char *query,
                            int argc, char **argv)
{
    if (argc > 0)
        return send_ids(s, command, argc, argv);
    command->kind = command->kind == ENGINE_MARK ? ENGINE_MARK_QUERY : command->kind;
    command->query.search = query;
    return report(s, query, session_command(s, command));
}
