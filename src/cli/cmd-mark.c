/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/session.h"

enum { IN };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("everything beneath PATH, instead of articles")},
    {NULL},
};

static bool find_mark(const char *word, enum mark *mark, struct error *e)
{
    static const struct {
        const char *word;
        enum mark mark;
    } marks[] = {
        {"read", MARK_READ}, {"unread", MARK_UNREAD}, {"star", MARK_STAR}, {"unstar", MARK_UNSTAR}};
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (strcmp(marks[i].word, word) == 0) {
            *mark = marks[i].mark;
            return true;
        }
    }
    return error_set(e, ERROR_USAGE, 0, _("%s is none of read, unread, star, unstar"), word);
}

static enum cli_status report(struct session *s, struct engine_event *last)
{
    enum cli_status status = CLI_OK;
    if (last->error.code != ERROR_NONE) {
        status = cli_fail(NULL, &last->error);
    } else if (!s->context->quiet) {
        struct buf out = BUF_INIT;
        buf_printf(
            &out,
            ngettext("%lld article changed", "%lld articles changed", (unsigned long)last->updated),
            (long long)last->updated);
        buf_add_char(&out, '\n');
        status = cli_write(buf_str(&out)) ? CLI_OK : CLI_ERROR;
        buf_fini(&out);
    }
    engine_event_free(last);
    return status;
}

static enum cli_status mark_beneath(struct session *s, enum mark mark, const char *path)
{
    struct engine_query query = {0};
    if (!session_find(s, path, &query.node)) {
        return CLI_ERROR;
    }
    return report(s,
                  session_finish(s, engine_mark_query(s->engine, mark, &query, NULL), NULL, NULL));
}

/* All ids are checked before any is marked. */
static enum cli_status mark_articles(struct session *s, enum mark mark, int argc, char **argv)
{
    VEC(int64_t) ids = {0};
    enum cli_status status = CLI_OK;
    for (int i = 0; status == CLI_OK && i < argc; i++) {
        struct engine_article a;
        struct error e;
        int64_t id;
        if (!str_to_int64(str_from(argv[i]), &id)) {
            error_set(&e, ERROR_USAGE, 0, _("not the number of an article"));
            status = cli_fail(argv[i], &e);
        } else if (!engine_article_fields(s->engine, id, false, &a, &e)) {
            status = cli_fail(argv[i], &e);
        } else {
            engine_article_fini(&a);
            vec_push(&ids, id);
        }
    }
    if (status == CLI_OK) {
        status =
            report(s, session_finish(s, engine_mark(s->engine, mark, ids.v, ids.n), NULL, NULL));
    }
    vec_fini(&ids);
    return status;
}

static enum cli_status run(const struct cli_context *context, const struct cli_value *values,
                           int argc, char **argv)
{
    struct session s;
    struct error e;
    enum mark mark = MARK_READ;
    enum cli_status status;
    if (!find_mark(argv[0], &mark, &e)) {
        return cli_fail("mark", &e);
    }
    if (values[IN].given == (argc > 1)) {
        error_set(&e, ERROR_USAGE, 0, _("name either articles or --in PATH"));
        return cli_fail("mark", &e);
    }
    if (!session_open(&s, context, SESSION_WRITE, &status)) {
        return status;
    }
    status = values[IN].given ? mark_beneath(&s, mark, values[IN].text)
                              : mark_articles(&s, mark, argc - 1, argv + 1);
    session_close(&s);
    return status;
}

const struct cli_command cli_mark = {
    .name = "mark",
    .arguments = N_("read|unread|star|unstar [ID…]"),
    .summary = N_("mark as read or unread, collect or not"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .run = run,
};
