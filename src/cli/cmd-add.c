/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/session.h"
#include "engine/data/command.h"
#include "engine/engine.h"
#include "model/source.h"
#include "model/tree.h"
#include "text/display/safe.h"

enum { IN, TITLE, KIND, PROGRAM, FILTER };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("the category it goes to, made if it is missing")},
    [TITLE] = {"title", 't', CLI_TEXT, N_("TITLE"), N_("its title instead of its own")},
    [KIND] = {"kind", 'k', CLI_CHOICE, "feed|list|page",
              N_("kind of source, instead of detecting it")},
    [PROGRAM] = {"program", 0, CLI_TEXT, N_("COMMAND"),
                 N_("subscribe to the output of this program instead of a URL")},
    [FILTER] = {"filter", 0, CLI_TEXT, N_("COMMAND"),
                N_("pass what is fetched through this program")},
    {NULL},
};

/* Feeds offered by a page, the best first. */
struct choice {
    struct arena arena;
    const char *url; /* of the best; NULL: no offer */
    struct buf others;
};

static void add_line(struct buf *b, const struct outline *feed)
{
    buf_add_c(b, "  gander add ");
    safe_add_line(b, str_from(feed->url));
    buf_add_c(b, "\t");
    safe_add_line(b, str_from(feed->title));
    if (feed->description)
        buf_printf(b, " (%s)", feed->description);
    buf_add_char(b, '\n');
}

static void handle_offer(void *context, const struct engine_event *event)
{
    struct choice *choice = context;
    if (event->kind != EVENT_OFFER || event->n_outlines == 0)
        return;
    choice->url = arena_strdup(&choice->arena, event->outlines[0].url);
    for (size_t i = 1; i < event->n_outlines; i++)
        add_line(&choice->others, &event->outlines[i]);
}

/* Prints the new source's title. */
static enum cli_status print_added(struct session *s, int64_t node)
{
    AUTO(tree) tree = {0};
    struct error e;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    const struct tree_node *added = tree_get_node(&tree, node);
    return added ? session_say(s, _("added: %s"), added->title) : CLI_OK;
}

/* Destination: a node, or a path created together with the first source. */
struct target {
    int64_t parent; /* 0: the user's own portal */
    const char *path;
};

static enum cli_status find_target(struct session *s, const struct cli_value *in,
                                   struct target *target)
{
    struct error e;
    *target = (struct target){0};
    if (!in->given || engine_find_path(s->engine, in->text, &target->parent, &e))
        return CLI_OK;
    if (e.code != ERROR_NOT_FOUND || e.number != 0)
        return cli_fail(in->text, &e);
    target->path = in->text;
    return CLI_OK;
}

static engine_ticket add(struct session *s, const char *url, const struct target *target,
                         const struct cli_value *values, enum node_kind kind)
{
    return engine_send(s->engine, &(struct engine_command){.kind = ENGINE_ADD,
                                                           .url = url,
                                                           .parent = target->parent,
                                                           .value = target->path,
                                                           .title = values[TITLE].text,
                                                           .node_kind = kind,
                                                           .is_program = values[PROGRAM].given,
                                                           .settings.filter = values[FILTER].text});
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (values[PROGRAM].given ? argc > 0 || values[FILTER].given : argc == 0)
        return cli_usage(e, _("name either a URL or a --program"));
    return !values[IN].given || values[IN].text[strspn(values[IN].text, "/ ")] != '\0' ||
           cli_usage(e, _("--in takes the name of a category"));
}

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    static const enum node_kind kinds[] = {NODE_FEED, NODE_LIST, NODE_PAGE};
    struct choice choice = {0};
    struct target target;
    enum node_kind kind = values[KIND].given ? kinds[values[KIND].number] : NODE_ROOT;
    enum cli_status status = find_target(s, &values[IN], &target);
    if (status != CLI_OK)
        return status;
    AUTO(buf) url = BUF_INIT;
    if (values[PROGRAM].given)
        buf_printf(&url, "%s%s", PROGRAM_SCHEME, values[PROGRAM].text);
    else
        config_add_address(&s->config, str_from(argv[0]), &url);
    struct engine_event *last =
        session_finish(s, add(s, buf_c(&url), &target, values, kind), handle_offer, &choice);
    if (choice.url) {
        engine_event_free(last);
        last = session_finish(s, add(s, choice.url, &target, values, NODE_FEED), NULL, NULL);
    }
    status = last->error.code == ERROR_NONE ? print_added(s, last->node)
                                            : cli_fail(buf_c(&url), &last->error);
    if (status != CLI_OK && argc > 0 && is_file(argv[0]))
        fprintf(stderr, "gander: %s\n", _("gander import takes the feeds of a file"));
    if (last->has_menu && !s->context->quiet) {
        fprintf(stderr, "gander: %s\n  gander portal add %s\n",
                _("the site has a menu of sections, too:"), buf_c(&url));
    }
    if (choice.others.n > 0 && !s->context->quiet) {
        fprintf(stderr, "gander: %s\n%s", _("the page has other feeds, too:"),
                buf_c(&choice.others));
    }
    engine_event_free(last);
    buf_fini(&choice.others);
    arena_fini(&choice.arena);
    return status;
}

const struct cli_command cli_add = {
    .name = "add",
    .arguments = N_("[URL]"),
    .summary = N_("subscribe; finds the feed behind a page"),
    .options = options,
    .max_arguments = 1,
    .use = CLI_WRITES,
    .check = check,
    .run = run,
};
