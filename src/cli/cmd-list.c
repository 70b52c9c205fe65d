/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gander list: articles listed on a page, as a JSON feed. */
#include "config.h"

#include "base/clock.h"
#include "cli/json-common.h"
#include "cli/session.h"
#include "feed/json/write.h"
#include "page/list/list.h"
#include "page/rule/rules.h"

enum { OPTION_URL, OPTION_CONTENT_TYPE };

static const struct cli_option options[] = {
    [OPTION_URL] = {"url", 0, CLI_TEXT, N_("URL"), N_("the page's address")},
    [OPTION_CONTENT_TYPE] = {"content-type", 0, CLI_TEXT, N_("TYPE"),
                             N_("the HTTP header's value, such as text/html; charset=gbk")},
    {0},
};

static enum cli_status print_list(const struct page_list *list, const char *url)
{
    const struct feed feed = {
        .title = list->title,
        .url = url,
        .language = list->language,
        .articles = list->articles,
        .n_articles = list->n_articles,
        .next_url = list->next_url,
    };
    return json_print(json_feed_from_feed(&feed));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(buf) bytes = BUF_INIT;
    AUTO(page_list) list = {0};
    struct error e;
    struct site_rules *rules = session_load_rules(s);
    const struct list_options how = {
        .url = values[OPTION_URL].text,
        .content_type = values[OPTION_CONTENT_TYPE].text,
        .fetched = clock_now(&clock_system),
        .rules = rules,
    };
    bool ok =
        cli_read_untrusted(argv[0], &bytes, &e) && page_list_read(buf_str(&bytes), &how, &list, &e);
    enum cli_status status = ok ? print_list(&list, how.url) : cli_fail(argv[0], &e);
    site_rules_free(rules);
    return status;
}

const struct cli_command cli_list = {
    .name = "list",
    .arguments = N_("FILE|-"),
    .summary = N_("print the articles that a list page lists, as JSON Feed"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
