/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "cli/json.h"
#include "cli/session.h"

enum { FORCE, FULL_TEXT, OLDER, JSON };

static const struct cli_option options[] = {
    [FORCE] = {"force", 'f', CLI_FLAG, NULL, N_("fetch everything, even what is not due")},
    [FULL_TEXT] = {"full-text", 0, CLI_FLAG, NULL,
                   N_("fetch the articles' pages and pictures too")},
    [OLDER] = {"older", 0, CLI_FLAG, NULL,
               N_("fetch the next older page of the named lists instead")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print the outcome of every source as JSON")},
    {NULL},
};

/* Gathers what became of each source, for --json. */
static void gather(void *context, const struct engine_event *event)
{
    json_t *sources = context;
    if (!sources || event->kind != EVENT_SOURCE) {
        return;
    }
    json_t *o = json_object();
    json_object_set_new(o, "id", json_integer(event->node));
    json_object_set_new(o, "title", json_string(event->title ? event->title : ""));
    json_object_set_new(o, "added", json_integer(event->added));
    json_object_set_new(o, "updated", json_integer(event->updated));
    if (event->error.code != ERROR_NONE) {
        json_t *error = json_object();
        json_object_set_new(error, "code", json_string(error_name(event->error.code)));
        json_object_set_new(error, "number", json_integer(event->error.number));
        json_object_set_new(error, "detail", json_string(event->error.detail));
        json_object_set_new(o, "error", error);
    }
    json_array_append_new(sources, o);
}

static bool print_json(json_t *sources, const struct engine_event *last)
{
    json_t *o = json_object();
    json_object_set_new(o, "added", json_integer(last->added));
    json_object_set_new(o, "updated", json_integer(last->updated));
    json_object_set_new(o, "failed", json_integer(last->failed));
    json_object_set(o, "sources", sources);
    return json_print(o);
}

static bool print_text(const struct engine_event *last)
{
    struct buf out = BUF_INIT;
    buf_printf(&out, ngettext("%lld new article", "%lld new articles", (unsigned long)last->added),
               (long long)last->added);
    if (last->updated > 0) {
        buf_add_c(&out, _(", "));
        buf_printf(&out, ngettext("%lld edited", "%lld edited", (unsigned long)last->updated),
                   (long long)last->updated);
    }
    if (last->failed > 0) {
        buf_add_c(&out, _(", "));
        buf_printf(
            &out,
            ngettext("%lld source failed", "%lld sources failed", (unsigned long)last->failed),
            (long long)last->failed);
    }
    buf_add_char(&out, '\n');
    bool ok = cli_write(buf_str(&out));
    buf_fini(&out);
    return ok;
}

static enum cli_status refresh(struct session *s, const int64_t *nodes, size_t n, unsigned flags,
                               const char *path, bool json)
{
    json_t *sources = json ? json_array() : NULL;
    struct engine_event *last =
        session_finish(s, engine_refresh(s->engine, nodes, n, flags), gather, sources);
    enum cli_status status = last->failed > 0 ? CLI_SOME_FAILED : CLI_OK;
    if (last->error.code != ERROR_NONE) {
        status = cli_fail(path, &last->error);
    } else if (json ? !print_json(sources, last) : !s->context->quiet && !print_text(last)) {
        status = CLI_ERROR;
    }
    json_decref(sources);
    if (last->error.code == ERROR_NONE) {
        engine_event_free(
            session_finish(s, engine_keep_pictures(s->engine, nodes, n, flags), NULL, NULL));
    }
    engine_event_free(last);
    return status;
}

static unsigned flags_of(const struct cli_value *values, bool named)
{
    unsigned flags = named ? REFRESH_NOW : REFRESH_DUE;
    flags |= values[FORCE].given ? REFRESH_NOW | REFRESH_FORCE : 0;
    flags |= values[FULL_TEXT].given ? REFRESH_FULL_TEXT : 0;
    return flags | (values[OLDER].given ? REFRESH_OLDER : 0);
}

/* Older pages of everything are never meant by accident. */
static bool check_older(const struct cli_value *values, int argc, struct error *e)
{
    return !values[OLDER].given || argc > 0 ||
           error_set(e, ERROR_USAGE, 0, "%s", _("--older needs a PATH"));
}

static enum cli_status run(const struct cli_context *context, const struct cli_value *values,
                           int argc, char **argv)
{
    struct session s;
    struct error e;
    enum cli_status status = CLI_ERROR;
    if (!check_older(values, argc, &e)) {
        return cli_fail("sync", &e);
    }
    if (!session_open(&s, context, SESSION_WRITE, &status)) {
        return status;
    }
    VEC(int64_t) nodes = {0};
    bool found = true;
    for (int i = 0; found && i < argc; i++) {
        int64_t node;
        found = session_find(&s, argv[i], &node);
        vec_push(&nodes, node);
    }
    if (argc == 0) {
        vec_push(&nodes, ENGINE_ROOT);
    }
    if (found) {
        const char *path = argc == 1 ? argv[0] : NULL;
        status =
            refresh(&s, nodes.v, nodes.n, flags_of(values, argc > 0), path, values[JSON].given);
    }
    vec_fini(&nodes);
    session_close(&s);
    return status;
}

const struct cli_command cli_sync = {
    .name = "sync",
    .arguments = N_("[PATH…]"),
    .summary = N_("refresh what is due, or the named sources and categories"),
    .options = options,
    .max_arguments = -1,
    .run = run,
};
