/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gander extract: main article of a page as JSON. */
#include "config.h"

#include "cli/json-common.h"
#include "cli/session.h"
#include "page/article/extract.h"
#include "page/rule/rules.h"

enum { OPTION_URL, OPTION_CONTENT_TYPE };

static const struct cli_option options[] = {
    [OPTION_URL] = {"url", 0, CLI_TEXT, N_("URL"), N_("the page's address")},
    [OPTION_CONTENT_TYPE] = {"content-type", 0, CLI_TEXT, N_("TYPE"),
                             N_("the HTTP header's value, such as text/html; charset=gbk")},
    {0},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(buf) bytes = BUF_INIT;
    AUTO(page_article) article = {0};
    struct error e;
    struct site_rules *rules = session_load_rules(s);
    const struct extract_options how = {
        .url = values[OPTION_URL].text,
        .content_type = values[OPTION_CONTENT_TYPE].text,
        .rules = rules,
    };
    bool ok = cli_read_untrusted(argv[0], &bytes, &e) &&
              page_extract(buf_str(&bytes), &how, &article, &e);
    enum cli_status status = ok ? json_print(page_article_json(&article)) : cli_fail(argv[0], &e);
    site_rules_free(rules);
    return status;
}

const struct cli_command cli_extract = {
    .name = "extract",
    .arguments = N_("FILE|-"),
    .summary = N_("print a page's main article as JSON"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
