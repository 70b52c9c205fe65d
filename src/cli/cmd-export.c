/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/listing.h"
#include "feed/opml.h"
#include "text/safe.h"

enum { OPML, JSON, IN };

static const struct cli_option options[] = {
    [OPML] = {"opml", 0, CLI_FLAG, NULL, N_("the subscriptions as OPML 2.0 (default)")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("the articles as JSON Feed 1.1")},
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    {NULL},
};

/* OPML is read by terminals and other programs: titles are sanitized. */
static void add_outline(struct tree *tree, struct outline *out, const struct tree_node *node,
                        int base)
{
    struct buf title = BUF_INIT;
    safe_add_line(&title, str_from(node->title));
    *out = (struct outline){
        .kind = node->kind,
        .depth = node->depth - base,
        .title = arena_strdup(&tree->arena, buf_c(&title)),
        .url = node->url,
        .site_url = node->site_url,
        .language = node->language,
    };
    buf_fini(&title);
}

/* Outlines beneath `top`, or of everything with TREE_ROOT; of a source, itself. */
static size_t outlines_beneath(struct tree *tree, int64_t top, struct outline *out)
{
    size_t i = 0, n = 0;
    int base = 0;
    if (top != TREE_ROOT) {
        while (i < tree->n && tree->nodes[i].id != top) {
            i++;
        }
        if (i < tree->n && node_is_source(tree->nodes[i].kind)) {
            add_outline(tree, out, &tree->nodes[i], tree->nodes[i].depth);
            return 1;
        }
        base = i < tree->n ? tree->nodes[i].depth + 1 : 0;
        i++;
    }
    for (; i < tree->n && tree->nodes[i].depth >= base; i++) {
        add_outline(tree, &out[n++], &tree->nodes[i], base);
    }
    return n;
}

static enum cli_status export_opml(struct session *s, int64_t top, const char *title)
{
    struct tree tree;
    struct error e;
    if (!engine_tree(s->engine, &tree, &e)) {
        return cli_fail(NULL, &e);
    }
    struct buf out = BUF_INIT;
    struct outline *outlines = arena_array(&tree.arena, tree.n, sizeof *outlines);
    opml_write(&out, title, outlines, outlines_beneath(&tree, top, outlines));
    tree_fini(&tree);
    return cli_print(&out);
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    return !values[OPML].given || !values[JSON].given ||
           error_set(e, ERROR_USAGE, 0, "%s", _("either --opml or --json"));
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct article_query query = {0};
    const char *title = values[IN].given ? values[IN].text : "gander";
    enum cli_status status = session_find(s, values[IN].text, &query.node);
    if (status != CLI_OK) {
        return status;
    }
    struct listing listing = {.query = &query, .json = true, .title = title};
    return values[JSON].given ? listing_print(s, &listing) : export_opml(s, query.node, title);
}

const struct cli_command cli_export = {
    .name = "export",
    .summary = N_("write subscriptions as OPML, or articles as JSON"),
    .options = options,
    .use = CLI_READS,
    .check = check,
    .run = run,
};
