/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"

enum { IN, LIMIT, SORT, JSON };
enum { DEFAULT_LIMIT = 100 };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    [LIMIT] = {"limit", 'n', CLI_NUMBER, N_("N"), N_("at most N articles, 0 for all (100)")},
    [SORT] = {"sort", 0, CLI_CHOICE, "date|match", N_("newest first, or best match first")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON Feed 1.1")},
    {NULL},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(buf) words = BUF_INIT;
    cli_join(&words, argc, argv);
    static const enum article_sort sorts[] = {SORT_BY_DATE, SORT_BY_MATCH};
    struct article_query query = {
        .search = buf_c(&words),
        .sort = values[SORT].given ? sorts[values[SORT].number] : SORT_BY_QUERY,
    };
    struct listing listing = {
        .query = &query,
        .json = values[JSON].given,
        .limit = values[LIMIT].given ? values[LIMIT].number : DEFAULT_LIMIT,
        .title = buf_c(&words),
    };
    enum cli_status status = session_find(s, values[IN].text, &query.node);
    return status == CLI_OK ? listing_print(s, &listing) : status;
}

const struct cli_command cli_search = {
    .name = "search",
    .arguments = N_("QUERY"),
    .summary = N_("search all articles"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .use = CLI_READS,
    .run = run,
};
