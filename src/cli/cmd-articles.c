/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"

enum { IN, UNREAD, STARRED, OFFLINE, LIMIT, OLDEST, JSON };
enum { DEFAULT_LIMIT = 100 };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    [UNREAD] = {"unread", 'u', CLI_FLAG, NULL, N_("only unread articles")},
    [STARRED] = {"starred", 's', CLI_FLAG, NULL, N_("only collected articles")},
    [OFFLINE] = {"offline", 0, CLI_FLAG, NULL,
                 N_("only articles that can be read as a whole without the network")},
    [LIMIT] = {"limit", 'n', CLI_NUMBER, N_("N"),
               N_("at most N articles, 0 for all (100; all with --json)")},
    [OLDEST] = {"oldest", 0, CLI_FLAG, NULL, N_("oldest first")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON Feed 1.1")},
    {NULL},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct article_query query = {
        .unread_only = values[UNREAD].given,
        .starred_only = values[STARRED].given,
        .offline_only = values[OFFLINE].given,
        .oldest_first = values[OLDEST].given,
    };
    struct listing listing = {
        .query = &query,
        .json = values[JSON].given,
        .limit = values[LIMIT].given  ? values[LIMIT].number
                 : values[JSON].given ? 0
                                      : DEFAULT_LIMIT,
        .title = values[IN].given ? values[IN].text : "gander",
    };
    enum cli_status status = session_find(s, values[IN].text, &query.node);
    return status == CLI_OK ? listing_print(s, &listing) : status;
}

const struct cli_command cli_articles = {
    .name = "articles",
    .summary = N_("list articles, newest first"),
    .options = options,
    .use = CLI_READS,
    .run = run,
};
