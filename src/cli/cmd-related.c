/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"

enum { LIMIT, JSON };
enum { DEFAULT_LIMIT = 10 };

static const struct cli_option options[] = {
    [LIMIT] = {"limit", 'n', CLI_NUMBER, N_("N"), N_("at most N articles, 50 at most (10)")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON Feed 1.1")},
    {NULL},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct article_query query = {0};
    AUTO(engine_article) a = {0};
    struct error e;
    if (!cli_read_id(argv[0], &query.related_to, &e) ||
        !engine_article_fields(s->engine, query.related_to, false, &a, &e))
        return cli_fail(argv[0], &e);
    struct listing listing = {
        .query = &query,
        .json = values[JSON].given,
        .limit = values[LIMIT].given ? values[LIMIT].number : DEFAULT_LIMIT,
        .title = a.row.title,
    };
    return listing_print(s, &listing);
}

const struct cli_command cli_related = {
    .name = "related",
    .arguments = N_("ID"),
    .summary = N_("list articles related to one, best first"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_READS,
    .run = run,
};
