/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/sharing.h"
#include "present/digest.h"
#include "text/date/day.h"

enum { SINCE, IN, FORMAT, OUTPUT };
enum { HOUR_S = 3600, DAY_S = 86400, MAX_COUNT = 100000 };

static const enum share_format formats[] = {SHARE_TEXT, SHARE_HTML, SHARE_MAIL};

static const struct cli_option options[] = {
    [SINCE] = {"since", 's', CLI_TEXT, N_("TIME"), N_("12h, 1d, 2w ago, or a day (1d)")},
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    [FORMAT] = {"format", 'f', CLI_CHOICE, "text|html|eml", N_("text, a page, or a mail (text)")},
    [OUTPUT] = {"output", 'o', CLI_FILE, N_("FILE"),
                N_("write to FILE, and replace it once complete; - is standard output")},
    {NULL},
};

/* "12h", "1d", "2w" ago, or the start of a day in the system's zone. */
static bool read_since(const char *text, int64_t now, int64_t *since, struct error *e)
{
    struct str s = str_from(text);
    char unit = s.n > 1 ? s.p[s.n - 1] : '\0';
    int64_t count, seconds = unit == 'h'   ? HOUR_S
                             : unit == 'd' ? DAY_S
                             : unit == 'w' ? 7 * DAY_S
                                           : 0;
    if (seconds && str_to_int64(str_slice(s, 0, s.n - 1), &count) && count > 0 &&
        count <= MAX_COUNT) {
        *since = now - count * seconds;
        return true;
    }
    return day_read_start(text, zone_system, since) ||
           error_set(e, ERROR_USAGE, 0, _("no time as 12h, 1d, 2w or 2025-06-30: %s"), text);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct digest_options digest = {.zone = zone_system};
    AUTO(engine_article) article = {0};
    struct error e;
    struct out out;
    enum cli_status status = session_find(s, values[IN].text, &digest.node);
    if (status != CLI_OK)
        return status;
    if (!read_since(values[SINCE].given ? values[SINCE].text : "1d", clock_now(&clock_system),
                    &digest.since, &e))
        return cli_fail("--since", &e);
    if (!digest_make(s->engine, &digest, &article, &e) ||
        !sharing_open(&out, values[OUTPUT].text, &e))
        return cli_fail(NULL, &e);
    struct share_options document = {
        .format = formats[values[FORMAT].given ? values[FORMAT].number : 0],
        .ready = &article,
    };
    return sharing_write(s, &document, &out);
}

const struct cli_command cli_digest = {
    .name = "digest",
    .summary = N_("print the titles of a period by category"),
    .options = options,
    .use = CLI_READS,
    .run = run,
};
