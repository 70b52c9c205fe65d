/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/listing.h"
#include "cli/session.h"
#include "feed/archive/state.h"
#include "feed/list/opml.h"
#include "present/portal-title.h"
#include "text/display/safe.h"

/* ---- states ---------------------------------------------------------------------------------- */

enum { BATCH = 500 };

/* Writes the next articles; *after: id of the last one, 0 at the end. */
static bool write_batch(struct session *s, struct out *out, int64_t *after, bool *first,
                        struct error *e)
{
    AUTO(arena) arena = {0};
    AUTO(buf) text = BUF_INIT;
    struct article_state *states;
    size_t n;
    bool ok = engine_states(s->engine, *after, BATCH, &arena, &states, &n, e);
    for (size_t i = 0; ok && i < n; i++) {
        state_json_add(&text, &states[i], *first);
        *first = false;
    }
    if (ok) {
        *after = n == BATCH ? states[n - 1].id : 0;
        ok = out_write(out, buf_str(&text), e);
    }
    return ok;
}

/* To a file as for -o, or standard output. */
static enum cli_status state_export(struct session *s, const char *path)
{
    struct out out;
    struct error e;
    int64_t after = 0;
    bool first = true;
    if (!sharing_open(&out, path, &e))
        return cli_fail(NULL, &e);
    bool ok = out_write(&out, str_from(state_json_head), &e);
    do {
        ok = ok && write_batch(s, &out, &after, &first, &e);
    } while (ok && after);
    ok = ok && out_write(&out, str_from(state_json_tail), &e) && out_commit(&out, &e);
    out_discard(&out);
    return ok ? CLI_OK : cli_fail(NULL, &e);
}

/* ---- command --------------------------------------------------------------------------------- */

enum { FORMAT, OPML, JSON, IN, QUERY, STATE, OUTPUT };
enum { FORMAT_OPML, FORMAT_JSON };

/* Of the choices of --format, but the first. */
static const enum share_format formats[] = {SHARE_JSON,     SHARE_HTML, SHARE_EPUB,
                                            SHARE_MARKDOWN, SHARE_TEXT, SHARE_MAIL};

static const struct cli_option options[] = {
    [FORMAT] = {"format", 'f', CLI_CHOICE, "opml|json|html|epub|markdown|text|eml",
                N_("subscriptions as OPML, or articles (as FILE ends, else opml)")},
    [OPML] = {"opml", 0, CLI_FLAG, NULL, N_("the same as --format opml")},
    [JSON] = {"json", 0, CLI_FLAG, NULL, N_("the same as --format json")},
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    [QUERY] = {"query", 'Q', CLI_TEXT, N_("QUERY"), N_("only articles that a search finds")},
    [STATE] = {"state", 's', CLI_FLAG, NULL,
               N_("read marks, collection, tags, notes and positions, for import --state")},
    [OUTPUT] = {"output", 'o', CLI_FILE, N_("FILE"),
                N_("write to FILE, and replace it once complete; - is standard output")},
    {NULL},
};

/* OPML is read by terminals and other programs: titles are sanitized. */
static void add_outline(struct tree *tree, struct outline *out, const struct tree_node *node,
                        int base)
{
    AUTO(buf) title = BUF_INIT;
    safe_add_line(&title, str_from(node->title));
    *out = (struct outline){
        .kind = node->kind,
        .depth = node->depth - base,
        .title = arena_strdup(&tree->arena, buf_c(&title)),
        .url = node->url,
        .site_url = node->site_url,
        .language = node->language,
        .query = node->query,
    };
}

/* Outlines beneath `top`, or of everything with TREE_ROOT; of a source or a view, itself. A list
 * must not run commands, so programs stay out of it. */
static size_t outlines_beneath(struct tree *tree, int64_t top, struct outline *out,
                               unsigned long *programs)
{
    const struct tree_node *node = tree->nodes, *end = node + tree->n;
    size_t n = 0;
    int base = 0;
    if (top != TREE_ROOT) {
        node = tree_get_node(tree, top);
        if (!node)
            return 0; /* removed meanwhile */
        base = node->depth + node_is_folder(node->kind);
        end = node_is_folder(node->kind) ? end : node + 1;
        node += node_is_folder(node->kind);
    }
    for (; node < end && node->depth >= base; node++)
        if (url_is_program(node->url))
            ++*programs;
        else
            add_outline(tree, &out[n++], node, base);
    return n;
}

static void print_left_out(unsigned long programs)
{
    AUTO(buf) line = BUF_INIT;
    buf_printf(&line,
               ngettext("%lu source is a program's output and was left out",
                        "%lu sources are a program's output and were left out", programs),
               programs);
    fprintf(stderr, "gander: %s\n", buf_c(&line));
}

static enum cli_status export_opml(struct session *s, int64_t top, const char *title,
                                   const char *path)
{
    AUTO(tree) tree = {0};
    struct error e;
    struct out out;
    unsigned long programs = 0;
    if (!engine_tree(s->engine, &tree, &e))
        return cli_fail(NULL, &e);
    AUTO(buf) text = BUF_INIT;
    struct outline *outlines = arena_array(&tree.arena, tree.n, sizeof *outlines);
    opml_write(&text, title, outlines, outlines_beneath(&tree, top, outlines, &programs));
    bool ok = sharing_open(&out, path, &e);
    if (ok) {
        ok = out_write(&out, buf_str(&text), &e) && out_commit(&out, &e);
        out_discard(&out);
    }
    if (ok && programs > 0 && !s->context->quiet)
        print_left_out(programs);
    return ok ? CLI_OK : cli_fail(NULL, &e);
}

/* Index of a choice of --format: as asked for, else by the file's ending. */
static int64_t chosen_format(const struct cli_value *values)
{
    enum share_format format;
    if (values[FORMAT].given || values[JSON].given)
        return values[FORMAT].given ? values[FORMAT].number : FORMAT_JSON;
    if (!values[OPML].given && values[OUTPUT].given &&
        share_find_format(values[OUTPUT].text, &format)) {
        int64_t i = 0;
        while (formats[i] != format)
            i++;
        return i + 1;
    }
    return FORMAT_OPML;
}

static bool check(const struct cli_value *values, int argc, char **argv, enum cli_use *use,
                  struct error *e)
{
    if (values[OPML].given + values[JSON].given + values[FORMAT].given > 1)
        return cli_usage(e, _("either --format, --opml or --json"));
    if (values[STATE].given && (values[OPML].given || values[JSON].given || values[FORMAT].given ||
                                values[IN].given || values[QUERY].given || argc > 0))
        return cli_usage(e, _("--state is of all articles, in its own format"));
    bool opml = chosen_format(values) == FORMAT_OPML;
    if (opml && (values[QUERY].given || argc > 0))
        return cli_usage(e, _("OPML has no articles: choose another --format"));
    if (argc > 0 && (values[QUERY].given || values[IN].given))
        return cli_usage(e, _("name either articles, or --in and --query"));
    return true;
}

/* Title of the node for the document, to free(). */
static char *title_of_node(struct session *s, int64_t id)
{
    AUTO(tree) tree = {0};
    char *title = NULL;
    if (id != TREE_ROOT && engine_tree(s->engine, &tree, NULL)) {
        const struct tree_node *node = tree_get_node(&tree, id);
        title = mem_strdup(node ? node_title(node) : NULL);
    }
    return title ? title : mem_strdup(PACKAGE_NAME);
}

static enum cli_status export_articles(struct session *s, struct share_options *document,
                                       const char *path)
{
    struct out out;
    struct error e;
    if (!sharing_open(&out, path, &e))
        return cli_fail(NULL, &e);
    if (document->format == SHARE_EPUB && isatty(out.fd)) {
        cli_usage(&e, _("an EPUB is no text for a terminal: name a file (-o)"));
        return cli_fail(NULL, &e);
    }
    return sharing_write(s, document, &out);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct article_query query = {.search = values[QUERY].text};
    const char *path = values[OUTPUT].text;
    int64_t format = chosen_format(values);
    struct error e;
    if (values[STATE].given)
        return state_export(s, path);
    enum cli_status status = session_find(s, values[IN].text, &query.node);
    if (status != CLI_OK)
        return status;
    AUTO_FREE int64_t *ids = mem_zalloc((size_t)argc, sizeof *ids);
    for (int i = 0; i < argc; i++)
        if (!cli_read_id(argv[i], &ids[i], &e))
            return cli_fail(argv[i], &e);
    AUTO_FREE char *title = title_of_node(s, query.node);
    if (format == FORMAT_OPML)
        return export_opml(s, query.node, title, path);
    struct share_options document = {
        .format = formats[format - 1],
        .query = &query,
        .ids = argc > 0 ? ids : NULL,
        .n_ids = (size_t)argc,
        .title = argc == 1      ? NULL
                 : query.search ? query.search
                                : title,
    };
    return export_articles(s, &document, path);
}

const struct cli_command cli_export = {
    .name = "export",
    .arguments = N_("[ID…]"),
    .summary = N_("write subscriptions, or articles in one document"),
    .options = options,
    .max_arguments = -1,
    .use = CLI_READS,
    .check = check,
    .run = run,
};
