/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/choice.h"
#include "cli/session.h"

enum { IN };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("everything beneath PATH, instead of articles")},
    {NULL},
};

/* In the order of enum mark. */
static const char words[] = "read|unread|star|unstar|mute|unmute|delete|restore";

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
        status = cli_print(&out);
    }
    engine_event_free(last);
    return status;
}

static enum cli_status mark_beneath(struct session *s, enum mark mark, const char *path)
{
    struct article_query query = {0};
    enum cli_status status = session_find(s, path, &query.node);
    if (status != CLI_OK) {
        return status;
    }
    return report(s,
                  session_command(s, &(struct engine_command){
                                         .kind = ENGINE_MARK_QUERY, .mark = mark, .query = query}));
}

/* Checks all ids before marking any. */
static enum cli_status mark_articles(struct session *s, enum mark mark, int argc, char **argv)
{
    VEC(int64_t) ids = {0};
    enum cli_status status = CLI_OK;
    for (int i = 0; status == CLI_OK && i < argc; i++) {
        struct engine_article a;
        struct error e;
        int64_t id;
        if (!cli_read_id(argv[i], &id, &e) ||
            !engine_article_fields(s->engine, id, false, &a, &e)) {
            status = cli_fail(argv[i], &e);
        } else {
            engine_article_fini(&a);
            vec_push(&ids, id);
        }
    }
    if (status == CLI_OK) {
        status =
            report(s, session_command(
                          s, &(struct engine_command){
                                 .kind = ENGINE_MARK, .mark = mark, .ids = ids.v, .n_ids = ids.n}));
    }
    vec_fini(&ids);
    return status;
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (cli_choice(words, argv[0]) < 0) {
        return error_set(e, ERROR_USAGE, 0, _("%s is not one of %s"), argv[0],
                         "read, unread, star, unstar, mute, unmute, delete, restore");
    }
    return values[IN].given != (argc > 1) ||
           error_set(e, ERROR_USAGE, 0, "%s", _("name either articles or --in PATH"));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    enum mark mark = (enum mark)cli_choice(words, argv[0]);
    return values[IN].given ? mark_beneath(s, mark, values[IN].text)
                            : mark_articles(s, mark, argc - 1, argv + 1);
}

const struct cli_command cli_mark = {
    .name = "mark",
    .arguments = N_("read|unread|star|unstar|mute|unmute|delete|restore [ID…]"),
    .summary = N_("mark as read or unread, collect or not, hide or list again"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .use = CLI_WRITES,
    .check = check,
    .run = run,
};
