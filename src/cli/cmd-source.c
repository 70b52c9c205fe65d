/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/arguments.h"
#include "cli/json-common.h"
#include "cli/session.h"
#include "cli/tree.h"
#include "engine/data/command.h"
#include "model/source.h"
#include "model/tree.h"
#include "present/reason.h"
#include "present/source-values.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "text/url/address.h"

enum {
    URL,
    INTERVAL,
    FULL_TEXT,
    USER_AGENT,
    PROXY,
    COOKIE,
    CREDENTIALS,
    ZONE,
    KEEP_ARTICLES,
    KEEP_DAYS,
    KEEP_PICTURES,
    FILTER,
    QUIET,
    JSON
};

static const struct cli_option options[] = {
    [URL] = {"url", 0, CLI_TEXT, N_("URL"), N_("its new address; of a program, the command line")},
    [INTERVAL] = {"interval", 0, CLI_TEXT, N_("MINUTES"),
                  N_("time between two fetches (empty: the general setting)")},
    [FULL_TEXT] = {"full-text", 0, CLI_CHOICE, "auto|always|never",
                   N_("fetch articles' pages: where text is missing, always, never")},
    [USER_AGENT] = {"user-agent", 0, CLI_TEXT, N_("TEXT"), N_("User-Agent to send")},
    [PROXY] = {"proxy", 0, CLI_TEXT, N_("URL"), N_("ask through this proxy")},
    [COOKIE] = {"cookie", 0, CLI_TEXT, N_("TEXT"), N_("send this cookie, to its own site only")},
    [CREDENTIALS] = {"credentials-file", 0, CLI_FILE, N_("FILE|-"),
                     N_("send user:password from FILE's first line, to its site only")},
    [ZONE] = {"zone", 0, CLI_TEXT, N_("+HH:MM"), N_("time zone of dates without one")},
    [KEEP_ARTICLES] = {"keep-articles", 0, CLI_TEXT, N_("NUMBER|all"),
                       N_("articles to keep of it (empty: the general setting)")},
    [KEEP_DAYS] = {"keep-days", 0, CLI_TEXT, N_("DAYS|all"),
                   N_("days to keep its articles (empty: the general setting)")},
    [KEEP_PICTURES] = {"keep-pictures", 0, CLI_CHOICE, "general|on|off",
                       N_("keep its pictures for reading offline")},
    [FILTER] = {"filter", 0, CLI_TEXT, N_("COMMAND"),
                N_("pass what is fetched through this program")},
    [QUIET] = {"quiet", 0, CLI_CHOICE, "no|yes",
               N_("keep its articles out of all articles and of today's")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static const char *const full_texts[] = {
    [FULL_TEXT_AUTO] = "auto",
    [FULL_TEXT_ALWAYS] = "always",
    [FULL_TEXT_NEVER] = "never",
};

static const char *const keeps[] = {
    [KEEP_GENERAL] = "general",
    [KEEP_ON] = "on",
    [KEEP_OFF] = "off",
};

/* ---- reading options ------------------------------------------------------------------------- */

static bool read_interval(const char *text, int *minutes, struct error *e)
{
    int64_t number = 0;
    if (text[0] && (!str_to_int64(str_from(text), &number) || number < 0 || number > INT32_MAX))
        return error_set(e, ERROR_USAGE, 0, _("--interval: invalid number: %s"), text);
    *minutes = (int)number;
    return true;
}

static bool read_limit(const struct cli_value *value, const char *option, int *limit,
                       struct error *e)
{
    return !value->given || source_read_limit(value->text, limit) ||
           error_set(e, ERROR_USAGE, 0, _("--%s: %s is neither a valid number nor all"), option,
                     value->text);
}

static bool read_zone(const char *text, int *offset, struct error *e)
{
    *offset = ZONE_OFFSET_NONE;
    return !text[0] || date_parse_offset(str_from(text), offset) ||
           error_set(e, ERROR_USAGE, 0, _("--zone: %s is not of the form +HH:MM"), text);
}

static bool read_credentials(const char *path, struct arena *a, const char **out, struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    struct str line, rest;
    *out = NULL;
    if (path[0] == '\0')
        return true;
    bool ok = cli_read_input(path, &text, e);
    rest = buf_str(&text);
    if (ok && str_split(&rest, '\n', &line))
        *out = arena_strndup(a, str_trim(line).p, str_trim(line).n);
    return ok;
}

/* Sets the options given and leaves others unchanged. */
static bool read_values(const struct cli_value *values, struct arena *arena,
                        struct source_settings *s, struct error *e)
{
    if (values[FULL_TEXT].given)
        s->full_text = (enum full_text_mode)values[FULL_TEXT].number;
    if (values[USER_AGENT].given)
        s->user_agent = values[USER_AGENT].text;
    if (values[PROXY].given)
        s->proxy = values[PROXY].text;
    if (values[COOKIE].given)
        s->cookie = values[COOKIE].text;
    if (values[FILTER].given)
        s->filter = values[FILTER].text;
    if (values[QUIET].given)
        s->quiet = values[QUIET].number;
    if (values[KEEP_PICTURES].given)
        s->keep_pictures = (enum keep_mode)values[KEEP_PICTURES].number;
    return read_limit(&values[KEEP_ARTICLES], "keep-articles", &s->keep_articles, e) &&
           read_limit(&values[KEEP_DAYS], "keep-days", &s->keep_days, e) &&
           (!values[INTERVAL].given ||
            read_interval(values[INTERVAL].text, &s->interval_minutes, e)) &&
           (!values[ZONE].given || read_zone(values[ZONE].text, &s->zone_offset, e)) &&
           (!values[CREDENTIALS].given ||
            read_credentials(values[CREDENTIALS].text, arena, &s->credentials, e));
}

/* Address as typed, or the command line of a program. */
static bool add_url(struct buf *b, const struct tree_node *node, const char *text, struct error *e)
{
    AUTO(address) address = {0};
    if (url_is_program(node->url)) {
        buf_printf(b, "%s%s", PROGRAM_SCHEME, text);
        return arguments_check(text, e);
    }
    bool ok = address_read(str_from(text), &address, e);
    if (ok)
        buf_add_c(b, address.v[0]);
    return ok;
}

/* Removes the secrets from the settings when the new address drops them. */
static enum cli_status change_url(struct session *s, const struct tree_node *node, const char *text,
                                  struct source_settings *settings)
{
    AUTO(buf) url = BUF_INIT, title = BUF_INIT;
    struct error e;
    if (!add_url(&url, node, text, &e))
        return cli_fail(text, &e);
    AUTO_EVENT struct engine_event *last = session_command(
        s, &(struct engine_command){.kind = ENGINE_EDIT, .id = node->id, .url = buf_c(&url)});
    if (last->error.code != ERROR_NONE)
        return cli_fail(node->title, &last->error);
    if (last->drops_secrets) {
        settings->cookie = settings->credentials = NULL;
        safe_add_line(&title, str_from(node->title));
        fprintf(stderr, "gander: %s: %s\n", buf_c(&title),
                _("cookie and credentials were for the old host and are dropped"));
    }
    return CLI_OK;
}

static bool has_settings(const struct cli_value *values)
{
    bool any = false;
    for (int i = INTERVAL; i < JSON; i++)
        any |= values[i].given;
    return any;
}

static bool has_changes(const struct cli_value *values)
{
    return values[URL].given || has_settings(values);
}

static enum cli_status change(struct session *s, const struct tree_node *node,
                              const struct cli_value *values)
{
    struct source_settings settings;
    AUTO(arena) arena = {0};
    struct error e;
    if (!engine_settings(s->engine, node->id, &arena, &settings, &e))
        return cli_fail(node->title, &e);
    struct source_settings checked = settings;
    if (!read_values(values, &arena, &checked, &e))
        return cli_fail("source", &e);
    enum cli_status status =
        values[URL].given ? change_url(s, node, values[URL].text, &settings) : CLI_OK;
    if (!values[COOKIE].given)
        checked.cookie = settings.cookie;
    if (!values[CREDENTIALS].given)
        checked.credentials = settings.credentials;
    if (status == CLI_OK && has_settings(values)) {
        status = session_send(s,
                              &(struct engine_command){
                                  .kind = ENGINE_SET_SETTINGS, .id = node->id, .settings = checked},
                              node->title);
    }
    return status;
}

/* ---- printing -------------------------------------------------------------------------------- */

static void add_time(struct buf *out, const char *label, int64_t time, const char *remark)
{
    AUTO(buf) text = BUF_INIT;
    if (time == 0)
        buf_add_c(&text, _("never"));
    else
        cli_add_time(&text, time);
    if (remark) {
        buf_add_c(&text, " (");
        cli_add_reason(&text, remark);
        buf_add_c(&text, ")");
    }
    cli_add_fact(out, label, buf_c(&text));
}

/* Value by a function that appends nothing for the general setting. */
static void add_value(struct buf *out, const char *label, const struct source_settings *s,
                      void (*add_words)(struct buf *b, const struct source_settings *s))
{
    AUTO(buf) text = BUF_INIT;
    add_words(&text, s);
    cli_add_fact(out, label, text.n > 0 ? buf_c(&text) : _("the general setting"));
}

static void add_settings(struct buf *out, const struct source_settings *s)
{
    add_value(out, _("Interval"), s, source_add_interval);
    cli_add_fact(out, _("Full text"), full_texts[s->full_text]);
    cli_add_fact(out, _("User-Agent"), s->user_agent ? s->user_agent : _("the general setting"));
    add_value(out, _("Proxy"), s, source_add_proxy);
    cli_add_fact(out, _("Cookie"), s->cookie ? _("set") : _("none"));
    cli_add_fact(out, _("Credentials"), s->credentials ? _("set") : _("none"));
    add_value(out, _("Zone"), s, source_add_zone);
    cli_add_fact(out, _("Filter"), s->filter ? s->filter : _("none"));
    cli_add_fact(out, _("Quiet"), s->quiet ? _("yes") : _("no"));
    add_value(out, _("Kept"), s, source_add_keep_articles);
    add_value(out, _("Kept for"), s, source_add_keep_days);
    add_value(out, _("Pictures"), s, source_add_keep_pictures);
}

static void add_result(struct buf *out, const struct tree_node *node)
{
    AUTO(buf) text = BUF_INIT;
    if (node->health != HEALTH_NEW && node->status.problem)
        cli_add_reason(&text, node->status.problem);
    else
        buf_add_c(&text, node->health == HEALTH_NEW ? _("not yet fetched") : _("fetched"));
    if (node->status.http_status != 0 && !reason_has_status(node->status.problem))
        buf_printf(&text, " (HTTP %d)", node->status.http_status);
    cli_add_fact(out, _("Last result"), buf_c(&text));
    add_time(out, _("Checked"), node->status.checked_at, NULL);
    if (node->health == HEALTH_STOPPED)
        cli_add_fact(out, _("Next fetch"), _("only on request"));
    else if (node->status.due_at == 0)
        cli_add_fact(out, _("Next fetch"), _("with the next refresh"));
    else
        add_time(out, _("Next fetch"), node->status.due_at, node->status.waiting);
    add_time(out, _("Newest"), node->status.newest_at,
             node->health == HEALTH_STALE ? _("stale") : NULL);
    if (node->kind == NODE_LIST && node->health != HEALTH_NEW) {
        cli_add_fact(out, _("Older pages"),
                     node_has_older(node) ? _("gander sync --older fetches the next") : _("none"));
    }
}

static json_t *limit_json(int limit)
{
    return limit == 0 ? json_null() : limit > 0 ? json_integer(limit) : json_string("all");
}

static json_t *settings_json(const struct source_settings *s)
{
    AUTO(buf) zone = BUF_INIT, proxy = BUF_INIT;
    source_add_zone(&zone, s);
    source_add_proxy(&proxy, s);
    return json_pack(
        "{s:o, s:s, s:s?, s:s?, s:b, s:b, s:s?, s:o, s:o, s:s, s:s?, s:b}", "interval_minutes",
        s->interval_minutes ? json_integer(s->interval_minutes) : json_null(), "full_text",
        full_texts[s->full_text], "user_agent", s->user_agent, "proxy",
        s->proxy ? buf_c(&proxy) : NULL, "cookie", s->cookie != NULL, "credentials",
        s->credentials != NULL, "zone", zone.n > 0 ? buf_c(&zone) : NULL, "keep_articles",
        limit_json(s->keep_articles), "keep_days", limit_json(s->keep_days), "keep_pictures",
        keeps[s->keep_pictures], "filter", s->filter, "quiet", s->quiet);
}

static enum cli_status print(struct session *s, const struct tree_node *node, bool json)
{
    struct source_settings settings;
    AUTO(arena) arena = {0};
    struct error e;
    if (!engine_settings(s->engine, node->id, &arena, &settings, &e))
        return cli_fail(node->title, &e);
    if (json) {
        json_t *o = tree_node_json(node);
        json_object_set_new(o, "settings", settings_json(&settings));
        return json_print(o);
    }
    AUTO(buf) out = BUF_INIT;
    cli_add_fact(&out, _("Source"), node->title);
    cli_add_fact(&out, _("Address"), node->url);
    add_settings(&out, &settings);
    add_result(&out, node);
    return cli_write(buf_str(&out));
}

/* ---- the command ----------------------------------------------------------------------------- */

static enum cli_status visit(struct session *s, const char *path, int64_t id,
                             const struct cli_value *values, bool change_it)
{
    AUTO(tree) tree = {0};
    struct error e;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    const struct tree_node *node = tree_get_node(&tree, id);
    if (!node || !node_is_source(node->kind)) {
        error_set(&e, ERROR_INVALID, 0, _("a category, not a source"));
        return cli_fail(path, &e);
    }
    return change_it ? change(s, node, values) : print(s, node, values[JSON].given);
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    *use = has_changes(values) ? CLI_WRITES : CLI_READS;
    return true;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    int64_t id;
    enum cli_status status = session_find(s, argv[0], &id);
    if (status == CLI_OK && has_changes(values))
        status = visit(s, argv[0], id, values, true);
    if (status == CLI_OK && (!has_changes(values) || values[JSON].given))
        status = visit(s, argv[0], id, values, false);
    return status;
}

const struct cli_command cli_source = {
    .name = "source",
    .arguments = N_("PATH"),
    .summary = N_("show or change how a source is fetched, and its last result"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .check = check,
    .run = run,
};
