/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/choice.h"
#include "cli/json.h"
#include "cli/session.h"
#include "feed/json/write.h"
#include "model/article-doc.h"
#include "text/display/safe.h"

enum { JSON };
enum { LIST, ADD, REMOVE };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static const char actions[] = "list|add|remove";

/* "  3 The geese return, 5:00 of 1:02:03  (Pond)" */
static void add_line(struct buf *b, const struct episode *e)
{
    buf_printf(b, "%3lld ", (long long)e->id);
    safe_add_line(b, str_from(e->title));
    buf_add_c(b, e->duration > 0 || e->place > 0 ? ", " : "");
    if (e->place > 0)
        article_add_duration(b, e->place);
    if (e->place > 0 && e->duration > 0)
        buf_add_char(b, '/');
    if (e->duration > 0)
        article_add_duration(b, e->duration);
    buf_add_c(b, "  (");
    safe_add_line(b, str_from(e->source));
    buf_add_c(b, ")\n");
}

static json_t *episode_json(const struct episode *e)
{
    json_t *o = json_pack("{s:I, s:I, s:s, s:s, s:s, s:I}", "id", (json_int_t)e->id, "article",
                          (json_int_t)e->article, "title", e->title, "source", e->source, "url",
                          e->url, "place_in_seconds", (json_int_t)e->place);
    if (e->duration > 0)
        json_object_set_new(o, "duration_in_seconds", json_integer(e->duration));
    if (e->path)
        json_object_set_new(o, "path", json_string(e->path));
    json_object_set_new(o, "chapters", json_feed_chapters(e->chapters, e->n_chapters));
    return o;
}

static enum cli_status list(struct session *s, bool json)
{
    AUTO(queue) queue = {0};
    AUTO(buf) text = BUF_INIT;
    struct error e;
    if (!engine_queue(s->engine, &queue, &e))
        return cli_fail(NULL, &e);
    json_t *array = json ? json_array() : NULL;
    for (size_t i = 0; i < queue.n; i++)
        if (json)
            json_array_append_new(array, episode_json(&queue.v[i]));
        else
            add_line(&text, &queue.v[i]);
    return json ? json_print(array) : cli_write(buf_str(&text));
}

/* Stops at the first that fails. */
static enum cli_status change(struct session *s, enum engine_command_kind kind, int argc,
                              char **argv)
{
    enum cli_status status = CLI_OK;
    for (int i = 0; status == CLI_OK && i < argc; i++) {
        struct engine_command c = {.kind = kind};
        struct error e;
        status =
            cli_read_id(argv[i], &c.id, &e) ? session_send(s, &c, argv[i]) : cli_fail(argv[i], &e);
    }
    return status;
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    int action = cli_action(actions, argv[0], e);
    *use = action == LIST ? CLI_READS : CLI_WRITES;
    if (action < 0)
        return false;
    return (action == LIST ? argc == 1 : argc > 1) ||
           cli_usage(e, action == LIST  ? _("list takes no argument")
                        : action == ADD ? _("add takes numbers of articles")
                                        : _("remove takes numbers of entries"));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    switch (cli_choice(actions, argv[0])) {
    case LIST:
        return list(s, values[JSON].given);
    case ADD:
        return change(s, ENGINE_QUEUE, argc - 1, argv + 1);
    default:
        return change(s, ENGINE_UNQUEUE, argc - 1, argv + 1);
    }
}

const struct cli_command cli_queue = {
    .name = "queue",
    .arguments = N_("list|add ID…|remove N…"),
    .summary = N_("list recordings to be played, add those of articles, remove entries"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .use = CLI_READS,
    .check = check,
    .run = run,
};
