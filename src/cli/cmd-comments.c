/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/json-common.h"
#include "cli/session.h"
#include "engine/data/command.h"
#include "model/comment.h"
#include "text/display/safe.h"

enum { OFFLINE, JSON };

static const struct cli_option options[] = {
    [OFFLINE] = {"offline", 0, CLI_FLAG, NULL, N_("only those that were fetched before")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static void add_comment(struct buf *b, const struct comment *c)
{
    safe_add_line(b, str_from(c->author ? c->author : _("Somebody")));
    if (c->time != 0) {
        buf_add_c(b, ", ");
        cli_add_time(b, c->time);
    }
    buf_add_char(b, '\n');
    struct str rest = str_from(c->text), line;
    while (str_split(&rest, '\n', &line)) {
        if (str_trim(line).n > 0) {
            buf_add_c(b, "  ");
            safe_add_line(b, line);
            buf_add_char(b, '\n');
        }
    }
    buf_add_char(b, '\n');
}

static json_t *comment_json(const struct comment *c)
{
    AUTO(buf) date = BUF_INIT;
    if (c->time != 0)
        cli_add_time(&date, c->time);
    return json_pack("{s:s*, s:s*, s:s}", "author", c->author, "date_published",
                     date.n > 0 ? buf_c(&date) : NULL, "content_text", c->text);
}

static enum cli_status print(struct session *s, int64_t id, const char *subject, bool json)
{
    AUTO(comments) comments = {0};
    AUTO(buf) text = BUF_INIT;
    struct error e;
    if (!engine_comments(s->engine, id, &comments, &e))
        return cli_fail(subject, &e);
    json_t *list = json ? json_array() : NULL;
    for (size_t i = 0; i < comments.n; i++)
        if (json)
            json_array_append_new(list, comment_json(&comments.v[i]));
        else
            add_comment(&text, &comments.v[i]);
    return json ? json_print(list) : cli_write(buf_str(&text));
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    *use = values[OFFLINE].given ? CLI_READS : CLI_WRITES;
    return true;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct engine_command c = {.kind = ENGINE_FETCH_COMMENTS};
    AUTO(engine_article) article = {0};
    struct error e;
    if (!cli_read_id(argv[0], &c.id, &e) ||
        !engine_article_fields(s->engine, c.id, false, &article, &e))
        return cli_fail(argv[0], &e);
    enum cli_status fetched = values[OFFLINE].given ? CLI_OK : session_send(s, &c, argv[0]);
    enum cli_status printed = print(s, c.id, argv[0], values[JSON].given);
    return fetched != CLI_OK ? fetched : printed;
}

const struct cli_command cli_comments = {
    .name = "comments",
    .arguments = N_("ID"),
    .summary = N_("fetch and print the comments on an article"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_WRITES,
    .check = check,
    .run = run,
};
