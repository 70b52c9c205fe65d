/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gander decode: converts bytes of any encoding to UTF-8. */
#include "config.h"

#include <stdio.h>

#include "cli/session.h"
#include "text/charset/charset.h"

enum { OPTION_CONTENT_TYPE };

static const struct cli_option options[] = {
    [OPTION_CONTENT_TYPE] = {"content-type", 0, CLI_TEXT, N_("TYPE"),
                             N_("the HTTP header's value, such as text/html; charset=gbk")},
    {0},
};

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO(buf) bytes = BUF_INIT, text = BUF_INIT;
    struct charset_found found;
    struct error e;
    if (!cli_read_untrusted(argv[0], &bytes, &e))
        return cli_fail(argv[0], &e);
    charset_decode(buf_str(&bytes), values[OPTION_CONTENT_TYPE].text, &text, &found);
    enum cli_status status = cli_write(buf_str(&text));
    if (!s->context->quiet)
        fprintf(stderr, found.damaged ? _("%s (damaged)\n") : "%s\n", found.name);
    return status;
}

const struct cli_command cli_decode = {
    .name = "decode",
    .arguments = N_("FILE|-"),
    .summary = N_("print the bytes of a file as UTF-8, and their charset on standard error"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
