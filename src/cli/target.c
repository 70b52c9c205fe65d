/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/target.h"

#include "base/mem.h"
#include "engine/data/command.h"

bool target_check(const struct cli_value *query, bool others, struct error *e)
{
    if (query->given == others)
        return cli_usage(e, _("name either articles or --query Q"));
    return !query->given || str_trim(str_from(query->text)).n > 0 ||
           cli_usage(e, _("--query: the query is empty"));
}

static enum cli_status send(struct session *s, const struct engine_command *command)
{
    AUTO_EVENT struct engine_event *last = session_command(s, command);
    return last->error.code != ERROR_NONE
               ? cli_fail_query(command->query.search, &last->error)
               : session_say(
                     s, PLURAL("%lld article changed", "%lld articles changed", last->updated));
}

static enum cli_status send_ids(struct session *s, struct engine_command *command, int argc,
                                char **argv)
{
    AUTO_FREE int64_t *ids = mem_zalloc((size_t)argc, sizeof *ids);
    for (int i = 0; i < argc; i++) {
        AUTO(engine_article) a = {0};
        struct error e;
        if (!cli_read_id(argv[i], &ids[i], &e) ||
            !engine_article_fields(s->engine, ids[i], false, &a, &e))
            return cli_fail(argv[i], &e);
    }
    command->ids = ids;
    command->n_ids = (size_t)argc;
    return send(s, command);
}

enum cli_status target_send(struct session *s, struct engine_command *command, const char *query,
                            int argc, char **argv)
{
    if (argc > 0)
        return send_ids(s, command, argc, argv);
    command->kind = command->kind == ENGINE_MARK ? ENGINE_MARK_QUERY : command->kind;
    command->query.search = query;
    return send(s, command);
}
