/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/hooks.h"
#include "cli/json-common.h"
#include "cli/missing.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "model/source.h"
#include "model/tree.h"
#include "present/news.h"
#include "text/display/safe.h"

enum { FORCE, FULL_TEXT, QUERY, OLDER, JSON };

static const struct cli_option options[] = {
    [FORCE] = {"force", 'f', CLI_FLAG, NULL, N_("fetch everything, even what is not due")},
    [FULL_TEXT] = {"full-text", 0, CLI_FLAG, NULL,
                   N_("fetch all articles' pages and pictures, too, and report failures")},
    [QUERY] = {"query", 0, CLI_TEXT, N_("QUERY"),
               N_("with --full-text: only the pages of what it finds, and refresh nothing")},
    [OLDER] = {"older", 0, CLI_FLAG, NULL,
               N_("fetch the next older page of the named lists instead")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print the outcome of every source as JSON")},
    {NULL},
};

/* Sources that wait for a host for the same reason. */
struct outage {
    char *problem, *title; /* title of the first source */
    int64_t sources;
};

/* Results collected during the refresh. */
struct outcome {
    struct session *session;
    const int64_t *nodes;
    size_t n_nodes;
    bool full_text;
    const char *path; /* the only PATH; NULL for none or several */
    json_t *sources;  /* NULL without --json */
    json_t *waiting;  /* likewise: sources whose host is unreachable */
    VEC(struct outage) outages;
    struct news news;
    struct missing missing;
    int64_t pictures, pictures_failed;
};

static void collect_source(json_t *sources, const struct engine_event *event)
{
    json_t *o = json_pack("{s:I, s:s, s:I, s:I}", "id", (json_int_t)event->node, "title",
                          event->title ? event->title : "", "added", (json_int_t)event->added,
                          "updated", (json_int_t)event->updated);
    if (event->error.code != ERROR_NONE)
        json_object_set_new(o, "error", json_of_error(&event->error));
    if (event->waiting)
        json_object_set_new(o, "waiting", json_true());
    json_array_append_new(sources, o);
}

static void collect_waiting(struct outcome *o, const struct engine_event *event)
{
    for (size_t i = 0; i < o->outages.n; i++) {
        if (strcmp(o->outages.v[i].problem, event->error.detail) == 0) {
            o->outages.v[i].sources++;
            return;
        }
    }
    struct outage outage = {mem_strdup(event->error.detail), mem_strdup(event->title), 1};
    vec_push(&o->outages, outage);
}

static void free_outages(struct outcome *o)
{
    for (size_t i = 0; i < o->outages.n; i++) {
        free(o->outages.v[i].problem);
        free(o->outages.v[i].title);
    }
    vec_fini(&o->outages);
}

static void collect(void *context, const struct engine_event *event)
{
    struct outcome *outcome = context;
    news_add(&outcome->news, event);
    if (event->kind == EVENT_SOURCE && event->waiting)
        collect_waiting(outcome, event);
    if (event->kind == EVENT_SOURCE && outcome->sources)
        collect_source(event->waiting ? outcome->waiting : outcome->sources, event);
    else if (event->kind == EVENT_PAGE && event->error.code != ERROR_NONE && outcome->full_text)
        missing_add(&outcome->missing, event);
}

static bool count_ready(struct outcome *o, int64_t *ready, int64_t *all)
{
    struct error e;
    if (!missing_count_ready(o->session, o->nodes, o->n_nodes, ready, all, &e)) {
        cli_fail(NULL, &e);
        return false;
    }
    return true;
}

static enum cli_status print_json(struct outcome *outcome, const struct engine_event *last)
{
    json_t *o = json_pack("{s:I, s:I, s:I, s:I}", "added", (json_int_t)last->added, "updated",
                          (json_int_t)last->updated, "failed", (json_int_t)last->failed, "waiting",
                          (json_int_t)last->waiting);
    if (last->error.code != ERROR_NONE) { /* no network: one error for all waiting sources */
        json_object_set_new(o, "error", json_of_error(&last->error));
        json_array_clear(outcome->waiting);
    }
    json_array_extend(outcome->sources, outcome->waiting);
    json_object_set(o, "sources", outcome->sources);
    if (outcome->full_text) {
        int64_t ready, all;
        if (!count_ready(outcome, &ready, &all)) {
            json_decref(o);
            return CLI_ERROR;
        }
        json_object_set_new(o, "pages", json_integer(last->pages_total));
        json_object_set_new(o, "pages_failed", missing_json(&outcome->missing));
        json_object_set_new(o, "pictures", json_integer(outcome->pictures));
        json_object_set_new(o, "pictures_failed", json_integer(outcome->pictures_failed));
        json_object_set_new(o, "articles", json_integer(all));
        json_object_set_new(o, "offline", json_integer(ready));
    }
    return json_print(o);
}

static bool add_offline(struct outcome *o, struct buf *b)
{
    int64_t ready, all;
    if (!count_ready(o, &ready, &all))
        return false;
    /* TRANSLATORS: how many articles can be read without the network, of how many there are. */
    buf_printf(b, _("Ready to be read offline: %lld of %lld articles"), (long long)ready,
               (long long)all);
    buf_add_char(b, '\n');
    if (o->pictures_failed > 0) {
        buf_printf(b, PLURAL("%lld picture could not be fetched",
                             "%lld pictures could not be fetched", o->pictures_failed));
        buf_add_char(b, '\n');
    }
    missing_add_text(&o->missing, o->session, o->session->context->verbose > 0, b);
    return true;
}

static void add_waiting(struct buf *b, int64_t n)
{
    /* TRANSLATORS: sources whose host, or the network, cannot be reached just now. */
    buf_printf(b, PLURAL("%lld source waits", "%lld sources wait", n));
}

/* Reports each unreachable host, or the network, once. */
static void report_outages(const struct outcome *o, const struct engine_event *last)
{
    AUTO(buf) b = BUF_INIT;
    if (last->error.code == ERROR_OFFLINE) {
        cli_add_reason(&b, last->error.detail);
        buf_add_c(&b, _(": "));
        add_waiting(&b, last->waiting);
        fprintf(stderr, "gander: %s\n", buf_c(&b));
    }
    for (size_t i = 0; last->error.code == ERROR_NONE && i < o->outages.n; i++) {
        const struct outage *outage = &o->outages.v[i];
        buf_clear(&b);
        if (outage->sources == 1) {
            safe_add_line(&b, str_from(outage->title));
            buf_add_c(&b, _(": "));
        }
        cli_add_reason(&b, outage->problem);
        if (outage->sources > 1) {
            buf_add_c(&b, _(": "));
            add_waiting(&b, outage->sources);
        }
        fprintf(stderr, "gander: %s\n", buf_c(&b));
    }
}

static enum cli_status print_text(struct outcome *o, const struct engine_event *last)
{
    AUTO(buf) out = BUF_INIT;
    buf_printf(&out, PLURAL("%lld new article", "%lld new articles", last->added));
    if (last->updated > 0) {
        buf_add_c(&out, _(", "));
        buf_printf(&out, PLURAL("%lld edited", "%lld edited", last->updated));
    }
    if (last->failed > 0) {
        buf_add_c(&out, _(", "));
        buf_printf(&out, PLURAL("%lld source failed", "%lld sources failed", last->failed));
    }
    if (last->waiting > 0) {
        buf_add_c(&out, _(", "));
        add_waiting(&out, last->waiting);
    }
    buf_add_char(&out, '\n');
    return o->full_text && !add_offline(o, &out) ? CLI_ERROR : cli_write(buf_str(&out));
}

static void keep_pictures(struct outcome *o, unsigned flags)
{
    struct session *s = o->session;
    engine_ticket ticket = engine_send(
        s->engine,
        &(struct engine_command){
            .kind = ENGINE_KEEP_PICTURES, .ids = o->nodes, .n_ids = o->n_nodes, .flags = flags});
    AUTO_EVENT struct engine_event *done = session_finish(s, ticket, NULL, NULL);
    o->pictures = done->added;
    o->pictures_failed = done->failed;
}

static void report_hook(void *context, const struct hook_result *result)
{
    if (result->error.code != ERROR_NONE)
        cli_fail(result->option, &result->error);
}

/* Runs the user's programs, and waits for them. A failure is reported, but is none of the refresh.
 */
static void tell_news(struct outcome *o)
{
    AUTO(tree) tree = {0};
    struct error e;
    AUTO(hooks) hooks = {0};
    AUTO(buf) line = BUF_INIT, folders = BUF_INIT;
    const struct config *config = &o->session->config;
    bool notifies = config->notify == NOTIFY_PROGRAM && config->notify_program[0];
    if (!news_exist(&o->news) || (!notifies && !config->after_refresh_program[0]))
        return;
    if (!engine_tree(o->session->engine, &tree, &e)) {
        cli_fail(NULL, &e);
        return;
    }
    news_add_line(&o->news, &tree, &line);
    news_add_folders(&o->news, &tree, &folders);
    struct hook_news news = {o->news.added, buf_c(&line), buf_c(&folders)};
    hooks_start(&hooks, config, &news, report_hook, NULL);
    hooks_finish(&hooks, report_hook, NULL);
}

/* Articles that a search reads without the index in about 2 s. */
enum { MAX_UNINDEXED = 100000 };

/* Indexing takes several times as long as a refresh: less is left to the reader's idle moments. */
static enum cli_status index_words(struct session *s, enum cli_status status)
{
    enum cli_status indexed = session_send(
        s, &(struct engine_command){.kind = ENGINE_FILL_INDEX, .size = MAX_UNINDEXED}, NULL);
    return indexed == CLI_OK ? status : indexed;
}

static enum cli_status refresh(struct outcome *o, enum engine_command_kind kind, unsigned flags)
{
    struct session *s = o->session;
    engine_ticket ticket = engine_send(
        s->engine, &(struct engine_command){
                       .kind = kind, .ids = o->nodes, .n_ids = o->n_nodes, .flags = flags});
    AUTO_EVENT struct engine_event *last = session_finish(s, ticket, collect, o);
    if (last->error.code == ERROR_NONE && o->full_text)
        keep_pictures(o, flags);
    bool offline = last->error.code == ERROR_OFFLINE;
    enum cli_status status = CLI_OK;
    report_outages(o, last);
    if (last->error.code != ERROR_NONE && !offline)
        status = cli_fail(o->path, &last->error);
    else if (o->sources)
        status = print_json(o, last);
    else if (!s->context->quiet && !offline)
        status = print_text(o, last);
    if (status == CLI_OK && offline)
        status = CLI_ERROR;
    else if (status == CLI_OK && last->failed + last->waiting > 0)
        status = CLI_SOME_FAILED;
    if (kind == ENGINE_REFRESH)
        tell_news(o);
    return status == CLI_ERROR ? status : index_words(s, status);
}

/* ---- full texts of a search ---------------------------------------------------------------- */

static enum cli_status print_pages(struct outcome *o, const struct engine_event *last)
{
    int64_t fetched = last->pages_done - last->pages_failed;
    if (o->sources)
        return json_print(json_pack("{s:I, s:o}", "pages", (json_int_t)last->pages_total,
                                    "pages_failed", missing_json(&o->missing)));
    AUTO(buf) out = BUF_INIT;
    if (!o->session->context->quiet) {
        buf_printf(&out, PLURAL("%lld full text fetched", "%lld full texts fetched", fetched));
        buf_add_char(&out, '\n');
        missing_add_text(&o->missing, o->session, o->session->context->verbose > 0, &out);
    }
    return cli_write(buf_str(&out));
}

static enum cli_status fetch_pages(struct outcome *o, const char *query)
{
    struct session *s = o->session;
    engine_ticket ticket = engine_send(
        s->engine, &(struct engine_command){.kind = ENGINE_FETCH_PAGES,
                                            .query = {.node = TREE_ROOT, .search = query}});
    AUTO_EVENT struct engine_event *last = session_finish(s, ticket, collect, o);
    enum cli_status status =
        last->error.code != ERROR_NONE ? cli_fail_query(query, &last->error) : print_pages(o, last);
    if (status == CLI_OK && last->pages_failed > 0)
        status = CLI_SOME_FAILED;
    tell_news(o);
    return status;
}

static unsigned flags_of(const struct cli_value *values, bool named)
{
    unsigned flags = named ? REFRESH_NOW : REFRESH_DUE;
    flags |= values[FORCE].given ? REFRESH_NOW | REFRESH_FORCE : 0;
    return flags | (values[FULL_TEXT].given ? REFRESH_FULL_TEXT : 0);
}

/* Fetching older pages of everything needs an explicit PATH. */
static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (values[QUERY].given && (!values[FULL_TEXT].given || values[OLDER].given || argc > 0))
        return cli_usage(e, _("--query needs --full-text, and takes no PATH and no --older"));
    return !values[OLDER].given || argc > 0 || cli_usage(e, _("--older needs a PATH"));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    AUTO_FREE int64_t *nodes = mem_zalloc((size_t)argc + 1, sizeof *nodes);
    enum cli_status status = CLI_OK;
    nodes[0] = TREE_ROOT;
    for (int i = 0; status == CLI_OK && i < argc; i++)
        status = session_find(s, argv[i], &nodes[i]);
    if (status != CLI_OK)
        return status;
    struct outcome outcome = {
        .session = s,
        .nodes = nodes,
        .n_nodes = argc > 0 ? (size_t)argc : 1,
        .full_text = values[FULL_TEXT].given,
        .path = argc == 1 ? argv[0] : NULL,
        .sources = values[JSON].given ? json_array() : NULL,
        .waiting = values[JSON].given ? json_array() : NULL,
    };
    status = values[QUERY].given
                 ? fetch_pages(&outcome, values[QUERY].text)
                 : refresh(&outcome, values[OLDER].given ? ENGINE_FETCH_OLDER : ENGINE_REFRESH,
                           flags_of(values, argc > 0));
    json_decref(outcome.sources);
    json_decref(outcome.waiting);
    missing_fini(&outcome.missing);
    news_fini(&outcome.news);
    free_outages(&outcome);
    return status;
}

const struct cli_command cli_sync = {
    .name = "sync",
    .arguments = N_("[PATH…]"),
    .summary = N_("refresh what is due, or the named sources and categories"),
    .options = options,
    .max_arguments = -1,
    .use = CLI_WRITES,
    .check = check,
    .run = run,
};
