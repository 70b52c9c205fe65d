/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"
#include "cli/tree.h"

enum { IN, VIEW, UNREAD, STARRED, OFFLINE, LIMIT, OLDEST, JSON };
enum { DEFAULT_LIMIT = 100 };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    [VIEW] = {"view", 0, CLI_TEXT, N_("NAME"), N_("only articles of this saved view")},
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

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    return !values[IN].given || !values[VIEW].given || cli_usage(e, _("either --in or --view"));
}

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
        .title = values[VIEW].given ? values[VIEW].text
                 : values[IN].given ? values[IN].text
                                    : "gander",
    };
    enum cli_status status = values[VIEW].given ? views_find(s, values[VIEW].text, &query.node)
                                                : session_find(s, values[IN].text, &query.node);
    if (!values[IN].given && !values[VIEW].given && !values[STARRED].given &&
        !values[OFFLINE].given)
        query.node = TREE_ALL;
    return status == CLI_OK ? listing_print(s, &listing) : status;
}

const struct cli_command cli_articles = {
    .name = "articles",
    .summary = N_("list articles, newest first"),
    .options = options,
    .use = CLI_READS,
    .check = check,
    .run = run,
};
