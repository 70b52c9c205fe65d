/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/tree.h"

#include "cli/json-common.h"
#include "cli/session.h"
#include "model/source-status.h"
#include "model/source.h"
#include "model/tree.h"
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
    cli_add_number(out, node->unread, COUNT_CELLS);
    cli_add_number(out, node->total, COUNT_CELLS);
    cli_add_problem(out, node->status.problem);
    buf_add_char(out, '\n');
}

void tree_add_text(struct buf *out, const struct tree *tree)
{
    for (size_t i = 0; i < tree->n; i++)
        add_line(out, &tree->nodes[i]);
}

/* NULL for an empty text, which has no field. */
static const char *given(const char *text)
{
    return text && text[0] ? text : NULL;
}

json_t *tree_counts_json(const struct tree *tree)
{
    json_t *o = json_pack("{s:I, s:I, s:I, s:I}", "unread", (json_int_t)tree->all.unread, "total",
                          (json_int_t)tree->all.total, "starred", (json_int_t)tree->all.starred,
                          "problems", (json_int_t)tree->problems);
    if (tree->offline_since != 0) {
        json_object_set_new(o, "waiting", json_integer(tree->waiting));
        json_set_time(o, "offline_since", tree->offline_since);
    }
    return o;
}

static json_t *health_json(const struct tree_node *node)
{
    static const char *const healths[] = {
        [HEALTH_NEW] = "new",         [HEALTH_OK] = "ok",
        [HEALTH_STALE] = "stale",     [HEALTH_FAILING] = "failing",
        [HEALTH_STOPPED] = "stopped", [HEALTH_UNREACHABLE] = "unreachable",
    };
    return json_pack("{s:s, s:s*}", "health", healths[node->health], "problem",
                     given(node->status.problem));
}

static json_t *source_json(const struct tree_node *node)
{
    const struct source_status *status = &node->status;
    json_t *o = health_json(node);
    if (status->error != ERROR_NONE) {
        json_object_set_new(o, "problem_code", json_string(error_name(status->error)));
        json_object_set_new(o, "failures", json_integer(status->failures));
    }
    if (status->http_status != 0)
        json_object_set_new(o, "http_status", json_integer(status->http_status));
    if (given(status->waiting))
        json_object_set_new(o, "waiting", json_string(status->waiting));
    if (node->kind == NODE_LIST)
        json_object_set_new(o, "older", json_boolean(node_has_older(node)));
    json_set_time(o, "checked", status->checked_at);
    json_set_time(o, "succeeded", status->succeeded_at);
    json_set_time(o, "due", status->due_at);
    json_set_time(o, "newest", status->newest_at);
    return o;
}

/* The fields of its kind. */
static json_t *kind_json(const struct tree_node *node)
{
    if (node->kind == NODE_VIEW)
        return json_pack("{s:s*, s:b, s:s*}", "query", node->query, "counting", node->counting,
                         "problem", given(node->status.problem));
    if (node_is_source(node->kind))
        return source_json(node);
    json_t *o = json_pack("{s:[]}", "children");
    if (node->is_account) {
        json_object_set_new(o, "account", json_true());
        json_object_update_new(o, health_json(node));
    }
    return o;
}

json_t *tree_node_json(const struct tree_node *node)
{
    json_t *o =
        json_pack("{s:I, s:s, s:s*, s:s*, s:s*, s:s*, s:I, s:I}", "id", (json_int_t)node->id,
                  "kind", kinds[node->kind], "title", node->title, "url", given(node->url),
                  "home_page_url", given(node->site_url), "language", given(node->language),
                  "unread", (json_int_t)node->unread, "total", (json_int_t)node->total);
    json_object_update_new(o, kind_json(node));
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
