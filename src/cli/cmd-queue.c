/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/json-common.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "feed/json/write.h"
#include "model/article-doc.h"
#include "model/queue.h"
#include "text/display/safe.h"

enum { JSON };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

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
    return json_pack("{s:I, s:I, s:s, s:s, s:s, s:I, s:o*, s:o*, s:o}", "id", (json_int_t)e->id,
                     "article", (json_int_t)e->article, "title", e->title, "source", e->source,
                     "url", e->url, "place_in_seconds", (json_int_t)e->place, "duration_in_seconds",
                     e->duration > 0 ? json_integer(e->duration) : NULL, "path",
                     json_string(e->path), "chapters",
                     json_feed_chapters(e->chapters, e->n_chapters));
}

static enum cli_status list(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    AUTO(queue) queue = {0};
    AUTO(buf) text = BUF_INIT;
    struct error e;
    if (!engine_queue(s->engine, &queue, &e))
        return cli_fail(NULL, &e);
    json_t *array = values[JSON].given ? json_array() : NULL;
    for (size_t i = 0; i < queue.n; i++)
        if (array)
            json_array_append_new(array, episode_json(&queue.v[i]));
        else
            add_line(&text, &queue.v[i]);
    return array ? json_print(array) : cli_write(buf_str(&text));
}

/* Stops at the first that fails. */
static enum cli_status change(struct session *s, const struct cli_value *values, int argc,
                              char **argv)
{
    bool adds = strcmp(argv[0], "add") == 0;
    enum cli_status status = CLI_OK;
    for (int i = 1; status == CLI_OK && i < argc; i++) {
        struct engine_command c = {.kind = adds ? ENGINE_QUEUE : ENGINE_UNQUEUE};
        struct error e;
        status =
            cli_read_id(argv[i], &c.id, &e) ? session_send(s, &c, argv[i]) : cli_fail(argv[i], &e);
    }
    return status;
}

static const struct cli_action actions[] = {
    {"list", list, CLI_READS, 0, 0, N_("list takes no argument")},
    {"add", change, CLI_WRITES, 1, -1, N_("add takes numbers of articles")},
    {"remove", change, CLI_WRITES, 1, -1, N_("remove takes numbers of entries")},
    {NULL},
};

const struct cli_command cli_queue = {
    .name = "queue",
    .arguments = N_("list|add ID…|remove N…"),
    .summary = N_("list recordings to be played, add those of articles, remove entries"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .actions = actions,
};
