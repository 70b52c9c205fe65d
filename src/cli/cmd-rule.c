/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "cli/json-common.h"
#include "cli/listing.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "model/rule.h"
#include "model/source.h"
#include "present/change.h"
#include "text/date/day.h"
#include "text/display/safe.h"

enum { UNTIL, APPLY, LIMIT, JSON };
enum { DEFAULT_LIMIT = 100 };

static const struct cli_option options[] = {
    [UNTIL] = {"until", 0, CLI_TEXT, N_("DATE"), N_("apply it up to this day (YYYY-MM-DD)")},
    [APPLY] = {"apply", 0, CLI_FLAG, NULL, N_("mark also what it finds already")},
    [LIMIT] = {"limit", 'n', CLI_NUMBER, N_("N"), N_("at most N articles, 0 for all (100)")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

/* ---- list ---------------------------------------------------------------------------------- */

/* "  3 title:lottery  ->  mute  (until 2026-12-31)" */
static void add_line(struct buf *b, const struct rule *rule, int64_t now)
{
    buf_printf(b, "%3lld ", (long long)rule->id);
    safe_add_line(b, str_from(rule->query));
    buf_add_c(b, "  ->  ");
    safe_add_line(b, str_from(rule->actions));
    if (rule->until) {
        AUTO(buf) date = BUF_INIT;
        day_add(&date, rule->until - 1, zone_system);
        buf_add_c(b, "  ");
        /* TRANSLATORS: %s is a date. */
        buf_printf(b, _("(until %s)"), buf_c(&date));
    }
    if (rule_is_off(rule, now)) {
        buf_add_c(b, "  ");
        buf_add_c(b, _("(off)"));
    }
    cli_add_problem(b, rule_trouble(rule));
    buf_add_char(b, '\n');
}

static json_t *rule_json(const struct rule *rule, int64_t now)
{
    AUTO(buf) until = BUF_INIT;
    if (rule->until)
        day_add(&until, rule->until - 1, zone_system);
    return json_pack("{s:I, s:s, s:s, s:s*, s:o*, s:o*}", "id", (json_int_t)rule->id, "query",
                     rule->query, "actions", rule->actions, "until", until.n ? until.p : NULL,
                     "off", rule_is_off(rule, now) ? json_true() : NULL, "problem",
                     json_string(rule_trouble(rule)));
}

static enum cli_status list(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    AUTO(buf) text = BUF_INIT;
    AUTO(rule_list) rules = {0};
    struct error e;
    int64_t now = clock_now(&clock_system);
    if (!engine_rules(s->engine, &rules, &e))
        return cli_fail(NULL, &e);
    json_t *array = values[JSON].given ? json_array() : NULL;
    for (size_t i = 0; i < rules.n; i++)
        if (array)
            json_array_append_new(array, rule_json(&rules.v[i], now));
        else
            add_line(&text, &rules.v[i], now);
    return array ? json_print(array) : cli_write(buf_str(&text));
}

/* ---- changes ------------------------------------------------------------------------------- */

/* Arguments of a shell: tag:two words becomes tag:"two words", run:program %u and run program %u
 * likewise. */
static void add_action(struct buf *b, const char *action)
{
    bool tag = strncmp(action, "tag:", 4) == 0;
    bool program = strncmp(action, "run:", 4) == 0 || strncmp(action, "run ", 4) == 0;
    buf_add_c(b, b->n > 0 ? " " : "");
    if (program && action[4] != '"')
        rule_add_program(b, action + 4);
    else if (tag && strpbrk(action, " \t") && !strchr(action, '"'))
        buf_printf(b, "tag:\"%s\"", action + 4);
    else
        buf_add_c(b, action);
}

static enum cli_status add(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_command c = {.kind = ENGINE_ADD_RULE,
                               .rule = {.query = argv[1]},
                               .flags = values[APPLY].given ? RULE_ARCHIVE : 0};
    AUTO(buf) words = BUF_INIT;
    struct error e;
    if (values[UNTIL].given && !day_read_end(values[UNTIL].text, zone_system, &c.rule.until)) {
        error_set(&e, ERROR_USAGE, 0, _("not a day as in 2025-06-30: %s"), values[UNTIL].text);
        return cli_fail("--until", &e);
    }
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "run") == 0 && i + 1 < argc) {
            buf_add_c(&words, words.n > 0 ? " " : "");
            rule_add_program(&words, argv[++i]);
        } else {
            add_action(&words, argv[i]);
        }
    }
    c.rule.actions = buf_c(&words);
    AUTO_EVENT struct engine_event *last = session_command(s, &c);
    if (last->error.code != ERROR_NONE)
        return cli_fail_query(c.rule.query, &last->error);
    AUTO(buf) out = BUF_INIT;
    buf_printf(&out, _("Rule %lld added"), (long long)last->node);
    if (values[APPLY].given)
        change_add_marked(&out, last->updated);
    return session_say(s, "%s", buf_c(&out));
}

static const char one_rule[] = N_("remove, enable and disable take the number of a rule");

/* Removes a rule, or switches it. */
static enum cli_status change(struct session *s, const struct cli_value *values, int argc,
                              char **argv)
{
    bool removes = strcmp(argv[0], "remove") == 0, enables = strcmp(argv[0], "enable") == 0;
    struct engine_command c = {.kind = removes ? ENGINE_REMOVE_RULE : ENGINE_SWITCH_RULE,
                               .flags = enables ? RULE_ON : 0};
    struct error e;
    return cli_read_id(argv[1], &c.id, &e) ? session_send(s, &c, argv[1]) : cli_fail(argv[1], &e);
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    return strcmp(argv[0], "add") == 0 || !(values[UNTIL].given || values[APPLY].given) ||
           cli_usage(e, _("only add takes --until and --apply"));
}

static bool count(void *context, const struct article_row *row, struct error *e)
{
    ++*(long long *)context;
    return true;
}

/* The number of articles that the rule would have found, then the list. */
static enum cli_status test(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    struct article_query query = {.node = TREE_ROOT, .search = argv[1]}, counted = query;
    struct listing listing = {
        .query = &query,
        .limit = values[LIMIT].given ? values[LIMIT].number : DEFAULT_LIMIT,
        .json = values[JSON].given,
        .title = query.search,
    };
    AUTO(buf) out = BUF_INIT;
    struct error e;
    long long n = 0;
    counted.sort = SORT_BY_DATE;
    if (!listing.json && !session_each_row(s, &counted, 0, count, &n, &e))
        return cli_fail_query(query.search, &e);
    if (!listing.json) {
        buf_printf(&out, PLURAL("It would have found %lld article:",
                                "It would have found %lld articles:", n));
        buf_add_char(&out, '\n');
    }
    enum cli_status status = cli_write(buf_str(&out));
    return status == CLI_OK ? listing_print(s, &listing) : status;
}

static const struct cli_action actions[] = {
    {"list", list, CLI_READS, 0, 0, N_("list takes no argument")},
    {"add", add, CLI_WRITES, 2, -1, N_("add takes a QUERY and at least one ACTION")},
    {"remove", change, CLI_WRITES, 1, 1, one_rule},
    {"enable", change, CLI_WRITES, 1, 1, one_rule},
    {"disable", change, CLI_WRITES, 1, 1, one_rule},
    {"test", test, CLI_READS, 1, 1, N_("test takes one QUERY")},
    {NULL},
};

const struct cli_command cli_rule = {
    .name = "rule",
    .arguments = N_("list|add QUERY ACTION…|remove|enable|disable N|test QUERY"),
    .summary = N_("mute, star, tag or report articles as they arrive"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .actions = actions,
    .check = check,
};
