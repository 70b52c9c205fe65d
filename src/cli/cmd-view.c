/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/json-common.h"
#include "cli/tree.h"
#include "engine/data/command.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { IN, JSON };
enum { COUNT_CELLS = 7 };

static const struct cli_option options[] = {
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("put it into this portal or category")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

/* ---- output --------------------------------------------------------------------------------- */

static json_t *view_json(const struct tree *tree, const struct tree_node *node)
{
    AUTO(buf) path = BUF_INIT;
    json_t *o = tree_node_json(node);
    tree_add_node_path(&path, tree, node);
    json_object_set_new(o, "path", json_string(buf_c(&path)));
    return o;
}

static json_t *views_json(const struct tree *tree)
{
    json_t *views = json_array(), *o = json_object();
    for (size_t i = 0; i < tree->n; i++)
        if (tree->nodes[i].kind == NODE_VIEW)
            json_array_append_new(views, view_json(tree, &tree->nodes[i]));
    json_object_set_new(o, "views", views);
    return o;
}

static void add_line(struct buf *out, const struct tree_node *node)
{
    cli_add_name(out, node->title);
    cli_add_number(out, node->unread, COUNT_CELLS);
    cli_add_number(out, node->total, COUNT_CELLS);
    buf_add_c(out, "  ");
    safe_add_line(out, str_from(node->query));
    if (node->counting) {
        buf_add_c(out, "  ");
        buf_add_c(out, _("counting"));
    }
    cli_add_problem(out, node->status.problem);
    buf_add_char(out, '\n');
}

static void add_text(struct buf *out, const struct tree *tree)
{
    for (size_t i = 0; i < tree->n; i++)
        if (tree->nodes[i].kind == NODE_VIEW)
            add_line(out, &tree->nodes[i]);
}

static enum cli_status print_added(struct session *s, int64_t id)
{
    AUTO(tree) tree = {0};
    struct error e;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    const struct tree_node *node = tree_get_node(&tree, id);
    return node ? json_print(view_json(&tree, node)) : CLI_OK;
}

/* ---- actions -------------------------------------------------------------------------------- */

enum cli_status views_find(struct session *s, const char *name, int64_t *node)
{
    AUTO(tree) tree = {0};
    struct error e = {0};
    size_t found = 0;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    for (size_t i = 0; i < tree.n; i++) {
        if (tree.nodes[i].kind == NODE_VIEW && strcmp(tree.nodes[i].title, name) == 0) {
            *node = tree.nodes[i].id;
            found++;
        }
    }
    if (found == 0 && engine_find_path(s->engine, name, node, NULL)) {
        const struct tree_node *at = tree_get_node(&tree, *node);
        found = at && at->kind == NODE_VIEW;
    }
    if (found == 0)
        error_set(&e, ERROR_NOT_FOUND, 0, "%s", _("no view of that name"));
    else if (found > 1)
        error_set(&e, ERROR_NOT_FOUND, 1, "%s", _("several views have that name: use a path"));
    return found == 1 ? CLI_OK : cli_fail(name, &e);
}

static enum cli_status list(struct session *s, const struct cli_value *values, int argc,
                            char **argv)
{
    return tree_print(s, values[JSON].given, &(struct tree_printer){views_json, add_text});
}

static enum cli_status add(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    const char *name = argv[1];
    AUTO(buf) query = BUF_INIT;
    struct engine_command view = {.kind = ENGINE_ADD_VIEW, .title = name};
    enum cli_status status = session_find(s, values[IN].text, &view.parent);
    cli_join(&query, argc - 2, argv + 2);
    view.value = buf_c(&query);
    if (status == CLI_OK) {
        AUTO_EVENT struct engine_event *event = session_command(s, &view);
        if (event->error.code == ERROR_USAGE)
            status = cli_fail_query(view.value, &event->error);
        else if (event->error.code != ERROR_NONE)
            status = cli_fail(name, &event->error);
        if (status == CLI_OK)
            status = session_send(s, &(struct engine_command){.kind = ENGINE_FILL_VIEWS}, name);
        if (status == CLI_OK && values[JSON].given)
            status = print_added(s, event->node);
    }
    return status;
}

static enum cli_status remove_view(struct session *s, const struct cli_value *values, int argc,
                                   char **argv)
{
    struct engine_command remove = {.kind = ENGINE_REMOVE};
    enum cli_status status = views_find(s, argv[1], &remove.id);
    return status == CLI_OK ? session_send(s, &remove, argv[1]) : status;
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (values[IN].given && strcmp(argv[0], "add") != 0)
        return cli_usage(e, _("only add takes --in"));
    return argc == 1 || argv[1][strspn(argv[1], " ")] != '\0' ||
           cli_usage(e, _("the name is empty"));
}

static const struct cli_action actions[] = {
    {"list", list, CLI_READS, 0, 0, N_("list takes no name")},
    {"add", add, CLI_WRITES, 2, -1, N_("add takes a NAME and a QUERY")},
    {"remove", remove_view, CLI_WRITES, 1, 1, N_("remove takes a NAME")},
    {NULL},
};

const struct cli_command cli_view = {
    .name = "view",
    .arguments = N_("list|add|remove [NAME [QUERY]]"),
    .summary = N_("list, add or remove saved views: searches with counts"),
    .options = options,
    .min_arguments = 1,
    .max_arguments = -1,
    .actions = actions,
    .check = check,
};
