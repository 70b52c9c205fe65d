/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "cli/session.h"
#include "text/safe.h"

enum { IN, TITLE, KIND };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("the portal or category it goes to")},
    [TITLE] = {"title", 't', CLI_TEXT, N_("TITLE"), N_("its title instead of its own")},
    [KIND] = {"kind", 'k', CLI_CHOICE, "feed|list|page",
              N_("kind of source, instead of detecting it")},
    {NULL},
};

/* A page with several feeds offers them; the user names one. */
static void offer(void *context, const struct engine_event *event)
{
    bool *offered = context;
    if (event->kind != EVENT_OFFER) {
        return;
    }
    *offered = true;
    struct buf out = BUF_INIT;
    buf_printf(&out, "gander: %s\n", _("the page has several feeds; add one of these:"));
    for (size_t i = 0; i < event->n_outlines; i++) {
        safe_add_line(&out, str_from(event->outlines[i].url));
        buf_add_char(&out, '\t');
        safe_add_line(&out, str_from(event->outlines[i].title));
        buf_add_char(&out, '\n');
    }
    fputs(buf_c(&out), stderr);
    buf_fini(&out);
}

/* The new source's title. */
static enum cli_status print_added(struct session *s, int64_t node)
{
    struct engine_tree tree;
    struct error e;
    enum cli_status status = CLI_OK;
    if (s->context->quiet) {
        return CLI_OK;
    }
    if (!engine_tree(s->engine, &tree, &e)) {
        return cli_fail(NULL, &e);
    }
    for (size_t i = 0; i < tree.n; i++) {
        if (tree.nodes[i].id == node) {
            struct buf out = BUF_INIT;
            buf_printf(&out, _("added: %s"), tree.nodes[i].title);
            struct buf line = BUF_INIT;
            safe_add_line(&line, buf_str(&out));
            buf_add_char(&line, '\n');
            status = cli_print(&line);
            buf_fini(&out);
        }
    }
    engine_tree_fini(&tree);
    return status;
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    static const enum node_kind kinds[] = {NODE_FEED, NODE_LIST, NODE_PAGE};
    int64_t parent = 0;
    enum cli_status status = CLI_OK;
    if (values[IN].given && (status = session_find(s, values[IN].text, &parent)) != CLI_OK) {
        return status;
    }
    bool offered = false;
    struct engine_event *last =
        session_finish(s,
                       engine_add(s->engine, argv[0], parent, values[TITLE].text,
                                  values[KIND].given ? kinds[values[KIND].number] : NODE_ROOT),
                       offer, &offered);
    offer(&offered, last);
    if (offered) {
        status = CLI_ERROR;
    } else if (last->error.code != ERROR_NONE) {
        status = cli_fail(argv[0], &last->error);
    } else {
        status = print_added(s, last->node);
    }
    engine_event_free(last);
    return status;
}

const struct cli_command cli_add = {
    .name = "add",
    .arguments = N_("URL"),
    .summary = N_("subscribe; finds the feed behind a page"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .use = CLI_WRITES,
    .run = run,
};
