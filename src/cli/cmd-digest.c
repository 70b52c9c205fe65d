/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "cli/listing.h"
#include "engine/engine.h"
#include "model/article-doc.h"
#include "model/source-settings.h"
#include "present/portal-title.h"
#include "text/date/day.h"

/* ---- digest ---------------------------------------------------------------------------------- */

struct digest_options {
    int64_t node;  /* its subtree, or a view; TREE_ROOT for all */
    int64_t since; /* seconds since 1970 */
    struct zone zone;
};

enum { HEADING_LEVEL = 2 };

struct digest {
    struct session *session;
    const struct digest_options *options;
    struct tree tree;
    struct engine_article *out;
    VEC(struct article_row) rows; /* of the current category */
    VEC(int64_t) seen;            /* ascending */
    struct arena arena;           /* of the rows */
};

/* Adds an id; false if it is known. */
static bool see(struct digest *d, int64_t id)
{
    size_t low = 0, high = d->seen.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->seen.v[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < d->seen.n && d->seen.v[low] == id)
        return false;
    vec_insert(&d->seen, low, id);
    return true;
}

static bool keep(void *context, const struct article_row *row, struct error *e)
{
    struct digest *d = context;
    struct article_row kept = *row;
    if (see(d, row->at.id)) {
        kept.title = arena_strdup(&d->arena, row->title);
        kept.url = arena_strdup(&d->arena, row->url);
        kept.source_name = arena_strdup(&d->arena, row->source_name);
        vec_push(&d->rows, kept);
    }
    return true;
}

static bool collect(struct digest *d, int64_t source, struct error *e)
{
    struct article_query query = {.node = source, .since = d->options->since};
    return session_each_row(d->session, &query, 0, keep, d, e);
}

static int by_time(const void *a, const void *b)
{
    const struct article_position *x = &((const struct article_row *)a)->at;
    const struct article_position *y = &((const struct article_row *)b)->at;
    return article_is_older(*y, *x) ? -1 : article_is_older(*x, *y);
}

/* ---- the text ------------------------------------------------------------------------------ */

/* "Goosewater › News" */
static void add_path(const struct tree *tree, struct buf *b, const struct tree_node *node)
{
    const struct tree_node *parent = tree_get_node(tree, node->parent);
    if (parent) {
        add_path(tree, b, parent);
        buf_add_c(b, " › ");
    }
    buf_add_c(b, node_title(node));
}

static void add_heading(struct digest *d, const struct tree_node *node)
{
    struct doc *doc = &d->out->body;
    struct doc_node *heading = doc_add(doc, doc->root, DOC_HEADING);
    AUTO(buf) path = BUF_INIT;
    heading->level = HEADING_LEVEL;
    add_path(&d->tree, &path, node);
    doc_add_text(doc, heading, buf_str(&path));
}

static void add_item(struct digest *d, struct doc_node *list, const struct article_row *row)
{
    struct doc *doc = &d->out->body;
    struct doc_node *p = doc_add(doc, doc_add(doc, list, DOC_ITEM), DOC_PARAGRAPH), *title = p;
    AUTO(buf) rest = BUF_INIT, date = BUF_INIT;
    if (row->url) {
        title = doc_add(doc, p, DOC_LINK);
        title->url = arena_strdup(&doc->arena, row->url);
    }
    doc_add_text(doc, title, str_from(row->title));
    bool dated = row->date.precision != DATE_NONE;
    struct date listed = {.time = row->at.time, .precision = DATE_MINUTE};
    article_add_date(&date, dated ? row->date : listed, d->options->zone);
    if (*row->source_name)
        /* TRANSLATORS: after the title of an article, its source and date. */
        buf_printf(&rest, _(" (%s, %s)"), row->source_name, buf_c(&date));
    else
        buf_printf(&rest, " (%s)", buf_c(&date));
    doc_add_text(doc, p, buf_str(&rest));
}

static void add_category(struct digest *d, const struct tree_node *node)
{
    struct doc *doc = &d->out->body;
    if (d->rows.n == 0)
        return;
    qsort(d->rows.v, d->rows.n, sizeof *d->rows.v, by_time);
    add_heading(d, node);
    struct doc_node *list = doc_add(doc, doc->root, DOC_LIST);
    for (size_t i = 0; i < d->rows.n; i++)
        add_item(d, list, &d->rows.v[i]);
    d->rows.n = 0;
}

/* A quiet source has its articles only where it is named itself. */
static bool collect_source(struct digest *d, int64_t source, struct error *e)
{
    struct source_settings settings;
    if (!engine_settings(d->session->engine, source, &d->arena, &settings, e))
        return e->code == ERROR_NOT_FOUND; /* removed meanwhile */
    return settings.quiet || collect(d, source, e);
}

/* The sources directly in a folder, or a source or a view on its own. */
static bool add_node(struct digest *d, const struct tree_node *top, struct error *e)
{
    const struct tree_node *end = d->tree.nodes + d->tree.n;
    bool ok = node_is_folder(top->kind) || collect(d, top->id, e);
    for (const struct tree_node *n = top + 1; ok && n < end && n->depth > top->depth; n++)
        if (n->parent == top->id && node_is_source(n->kind))
            ok = collect_source(d, n->id, e);
    if (ok)
        add_category(d, top);
    return ok;
}

/* Articles of views stand below their sources. */
static bool add_all(struct digest *d, struct error *e)
{
    const struct tree_node *n = d->tree.nodes, *end = n + d->tree.n;
    int depth = -1;
    bool ok = true;
    if (d->options->node != TREE_ROOT) {
        n = tree_get_node(&d->tree, d->options->node);
        if (!n)
            return true; /* removed meanwhile */
        depth = n->depth;
        ok = add_node(d, n++, e);
    }
    for (; ok && n < end && n->depth > depth; n++)
        ok = !node_is_folder(n->kind) || add_node(d, n, e);
    return ok;
}

/* The title as the article's first block, "News since 2026-11-28 09:00". */
static void add_title(struct digest *d)
{
    struct doc *doc = &d->out->body;
    AUTO(buf) date = BUF_INIT, title = BUF_INIT;
    article_add_date(&date, (struct date){.time = d->options->since, .precision = DATE_MINUTE},
                     d->options->zone);
    /* TRANSLATORS: title of a digest; %s is a date with time. */
    buf_printf(&title, _("News since %s"), buf_c(&date));
    d->out->row.title = d->out->article.title = arena_strdup(&d->out->arena, buf_c(&title));
    doc_add_text(doc, doc_add(doc, doc->root, DOC_TITLE), buf_str(&title));
}

/* A heading for each category with news, in the order of the tree, and an item for each article,
 * newest first. An article in several categories stands in the first. Of views and quiet sources,
 * only one that is the node itself. Without articles, the text says so. `e` may not be NULL. */
static bool digest_make(struct session *s, const struct digest_options *options,
                        struct engine_article *out, struct error *e)
{
    struct digest d = {.session = s, .options = options, .out = out};
    *out = (struct engine_article){.row.source_name = "", .article.views = -1};
    if (!engine_tree(s->engine, &d.tree, e))
        return false;
    doc_init(&out->body);
    add_title(&d);
    bool ok = add_all(&d, e);
    if (ok && d.seen.n == 0) {
        doc_add_text(&out->body, doc_add(&out->body, out->body.root, DOC_PARAGRAPH),
                     str_from(_("No news.")));
    }
    doc_number(&out->body);
    vec_fini(&d.rows);
    vec_fini(&d.seen);
    arena_fini(&d.arena);
    tree_fini(&d.tree);
    if (!ok)
        engine_article_fini(out);
    return ok;
}

/* ---- command --------------------------------------------------------------------------------- */

enum { SINCE, IN, FORMAT, OUTPUT };
enum { HOUR_S = 3600, DAY_S = 86400, MAX_COUNT = 100000 };

static const enum share_format formats[] = {SHARE_TEXT, SHARE_HTML, SHARE_MAIL};

static const struct cli_option options[] = {
    [SINCE] = {"since", 's', CLI_TEXT, N_("TIME"), N_("12h, 1d, 2w ago, or a day (1d)")},
    [IN] = {"in", 'i', CLI_TEXT, N_("PATH"), N_("only articles below PATH")},
    [FORMAT] = {"format", 'f', CLI_CHOICE, "text|html|eml", N_("text, a page, or a mail (text)")},
    [OUTPUT] = {"output", 'o', CLI_FILE, N_("FILE"),
                N_("write to FILE, and replace it once complete; - is standard output")},
    {NULL},
};

/* "12h", "1d", "2w" ago, or the start of a day in the system's zone. */
static bool read_since(const char *text, int64_t now, int64_t *since, struct error *e)
{
    struct str s = str_from(text);
    char unit = s.n > 1 ? s.p[s.n - 1] : '\0';
    int64_t count, seconds = unit == 'h'   ? HOUR_S
                             : unit == 'd' ? DAY_S
                             : unit == 'w' ? 7 * DAY_S
                                           : 0;
    if (seconds && str_to_int64(str_slice(s, 0, s.n - 1), &count) && count > 0 &&
        count <= MAX_COUNT) {
        *since = now - count * seconds;
        return true;
    }
    return day_read_start(text, zone_system, since) ||
           error_set(e, ERROR_USAGE, 0, _("no time as 12h, 1d, 2w or 2025-06-30: %s"), text);
}

static enum cli_status run(struct session *s, const struct cli_value *values, int argc, char **argv)
{
    struct digest_options digest = {.zone = zone_system};
    AUTO(engine_article) article = {0};
    struct error e;
    struct out out;
    enum cli_status status = session_find(s, values[IN].text, &digest.node);
    if (status != CLI_OK)
        return status;
    if (!read_since(values[SINCE].given ? values[SINCE].text : "1d", clock_now(&clock_system),
                    &digest.since, &e))
        return cli_fail("--since", &e);
    if (!digest_make(s, &digest, &article, &e) || !sharing_open(&out, values[OUTPUT].text, &e))
        return cli_fail(NULL, &e);
    struct share_options document = {
        .format = formats[values[FORMAT].given ? values[FORMAT].number : 0],
        .ready = &article,
    };
    return sharing_write(s, &document, &out);
}

const struct cli_command cli_digest = {
    .name = "digest",
    .summary = N_("print the titles of a period by category"),
    .options = options,
    .use = CLI_READS,
    .run = run,
};
