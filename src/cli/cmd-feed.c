/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gander feed: feed of any format as JSON Feed 1.1. */
#include "config.h"

#include "cli/json-common.h"
#include "feed/feed.h"
#include "feed/json/write.h"

enum { OPTION_URL, OPTION_CONTENT_TYPE };

static const struct cli_option options[] = {
    [OPTION_URL] = {"url", 0, CLI_TEXT, N_("URL"), N_("the address it came from")},
    [OPTION_CONTENT_TYPE] = {"content-type", 0, CLI_TEXT, N_("TYPE"),
                             N_("the HTTP header's value, such as text/xml; charset=gbk")},
    {0},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(buf) bytes = BUF_INIT;
    AUTO(feed) feed = {0};
    struct error e;
    const struct feed_options wanted = {
        .url = values[OPTION_URL].text,
        .content_type = values[OPTION_CONTENT_TYPE].text,
    };
    bool ok =
        cli_read_untrusted(argv[0], &bytes, &e) && feed_parse(buf_str(&bytes), &wanted, &feed, &e);
    return ok ? json_print(json_feed_from_feed(&feed)) : cli_fail(argv[0], &e);
}

const struct cli_command cli_feed = {
    .name = "feed",
    .arguments = N_("FILE|-"),
    .summary = N_("print a feed of any format as JSON Feed"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
