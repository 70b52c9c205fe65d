/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/tree.h"

#include "cli/json.h"
#include "cli/session.h"
#include "text/display/safe.h"
#include "text/display/width.h"

enum { JSON };
enum { TITLE_CELLS = 44, COUNT_CELLS = 7 };

static const struct cli_option options[] = {
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("print JSON")},
    {NULL},
};

static const char *const kinds[] = {
    [NODE_ROOT] = "root", [NODE_PORTAL] = "portal", [NODE_CATEGORY] = "category",
    [NODE_FEED] = "feed", [NODE_LIST] = "list",     [NODE_PAGE] = "page",
    [NODE_VIEW] = "view",
};

static void add_line(struct buf *out, const struct tree_node *node)
{
    AUTO(buf) text = BUF_INIT;
    buf_add_chars(&text, ' ', (size_t)node->depth * 2);
    safe_add_line(&text, str_from(node->title));
    int width = text_width(buf_str(&text));
    text_add_cell(out, buf_str(&text), width > TITLE_CELLS ? width : TITLE_CELLS, false);
    buf_clear(&text);
    buf_printf(&text, "%lld", (long long)node->unread);
    text_add_cell(out, buf_str(&text), COUNT_CELLS, true);
    buf_clear(&text);
    buf_printf(&text, "%lld", (long long)node->total);
    text_add_cell(out, buf_str(&text), COUNT_CELLS, true);
    if (node->status.problem) {
        buf_add_c(out, "  ! ");
        cli_add_reason(out, node->status.problem);
    }
    buf_add_char(out, '\n');
}

void tree_add_text(struct buf *out, const struct tree *tree)
{
    for (size_t i = 0; i < tree->n; i++)
        add_line(out, &tree->nodes[i]);
}

static void set_text(json_t *object, const char *name, const char *value)
{
    if (value && value[0])
        json_object_set_new(object, name, json_string(value));
}

json_t *tree_counts_json(const struct tree *tree)
{
    json_t *o = json_object();
    json_object_set_new(o, "unread", json_integer(tree->all.unread));
    json_object_set_new(o, "total", json_integer(tree->all.total));
    json_object_set_new(o, "starred", json_integer(tree->all.starred));
    json_object_set_new(o, "problems", json_integer(tree->problems));
    if (tree->offline_since != 0) {
        json_object_set_new(o, "waiting", json_integer(tree->waiting));
        json_set_time(o, "offline_since", tree->offline_since);
    }
    return o;
}

static void set_health(json_t *o, const struct tree_node *node)
{
    static const char *const healths[] = {
        [HEALTH_NEW] = "new",         [HEALTH_OK] = "ok",
        [HEALTH_STALE] = "stale",     [HEALTH_FAILING] = "failing",
        [HEALTH_STOPPED] = "stopped", [HEALTH_UNREACHABLE] = "unreachable",
    };
    json_object_set_new(o, "health", json_string(healths[node->health]));
    set_text(o, "problem", node->status.problem);
}

static void set_source(json_t *o, const struct tree_node *node)
{
    set_health(o, node);
    if (node->status.error != ERROR_NONE) {
        json_object_set_new(o, "problem_code", json_string(error_name(node->status.error)));
        json_object_set_new(o, "failures", json_integer(node->status.failures));
    }
    if (node->status.http_status != 0)
        json_object_set_new(o, "http_status", json_integer(node->status.http_status));
    set_text(o, "waiting", node->status.waiting);
    if (node->kind == NODE_LIST)
        json_object_set_new(o, "older", json_boolean(node_has_older(node)));
    json_set_time(o, "checked", node->status.checked_at);
    json_set_time(o, "succeeded", node->status.succeeded_at);
    json_set_time(o, "due", node->status.due_at);
    json_set_time(o, "newest", node->status.newest_at);
}

json_t *tree_node_json(const struct tree_node *node)
{
    json_t *o = json_object();
    json_object_set_new(o, "id", json_integer(node->id));
    json_object_set_new(o, "kind", json_string(kinds[node->kind]));
    json_object_set_new(o, "title", json_string(node->title));
    set_text(o, "url", node->url);
    set_text(o, "home_page_url", node->site_url);
    set_text(o, "language", node->language);
    json_object_set_new(o, "unread", json_integer(node->unread));
    json_object_set_new(o, "total", json_integer(node->total));
    if (node->kind == NODE_VIEW) {
        json_object_set_new(o, "query", json_string(node->query));
        json_object_set_new(o, "counting", json_boolean(node->counting));
        set_text(o, "problem", node->status.problem);
    } else if (node_is_source(node->kind)) {
        set_source(o, node);
    } else {
        json_object_set_new(o, "children", json_array());
        if (node->is_account) {
            json_object_set_new(o, "account", json_true());
            set_health(o, node);
        }
    }
    return o;
}

/* Converts preorder with depths to nested arrays: a node goes into the last one a level above. */
static json_t *tree_json(const struct tree *tree)
{
    VEC(json_t *) open = {0};
    json_t *portals = json_array();
    vec_push(&open, portals);
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        json_t *object = tree_node_json(node);
        size_t depth = (size_t)node->depth < open.n ? (size_t)node->depth : open.n - 1;
        open.n = depth + 1;
        json_array_append_new(open.v[depth], object);
        json_t *children = json_object_get(object, "children");
        if (children)
            vec_push(&open, children);
    }
    vec_fini(&open);
    json_t *o = tree_counts_json(tree);
    json_object_set_new(o, "portals", portals);
    return o;
}

enum cli_status tree_print(struct session *s, bool json, const struct tree_printer *printer)
{
    AUTO(tree) tree = {0};
    struct error e;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    if (json)
        return json_print(printer->json(&tree));
    AUTO(buf) out = BUF_INIT;
    printer->add_text(&out, &tree);
    return cli_write(buf_str(&out));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    return tree_print(s, values[JSON].given, &(struct tree_printer){tree_json, tree_add_text});
}

const struct cli_command cli_tree = {
    .name = "tree",
    .summary = N_("show portals, categories and sources: unread, all"),
    .options = options,
    .use = CLI_READS,
    .run = run,
};
