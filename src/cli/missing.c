/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/missing.h"

#include "cli/cli.h"
#include "model/tree.h"
#include "text/display/safe.h"

void missing_fini(struct missing *m)
{
    vec_fini(&m->pages);
    arena_fini(&m->arena);
}

void missing_add(struct missing *m, const struct engine_event *event)
{
    vec_push(&m->pages, (struct missing_page){
                            .article = event->article,
                            .source = event->node,
                            .title = arena_strdup(&m->arena, event->title ? event->title : ""),
                            .url = arena_strdup(&m->arena, event->url ? event->url : ""),
                            .error = event->error,
                        });
}

bool missing_count_ready(struct session *s, const int64_t *nodes, size_t n, int64_t *ready,
                         int64_t *all, struct error *e)
{
    *ready = *all = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t count;
        struct article_query query = {.node = nodes[i]};
        if (!engine_count(s->engine, &query, &count, e))
            return false;
        *all += count;
        query.offline_only = true;
        if (!engine_count(s->engine, &query, &count, e))
            return false;
        *ready += count;
    }
    return true;
}

/* ---- reasons and sources --------------------------------------------------------------------- */

static bool same_reason(const struct missing_page *a, const struct missing_page *b)
{
    return a->error.code == b->error.code &&
           (a->error.code != ERROR_HTTP || a->error.number == b->error.number);
}

static bool same_source(const struct missing_page *a, const struct missing_page *b)
{
    return a->source == b->source;
}

/* Number of pages like the i-th; 0 unless it is the first of them. */
static size_t count_alike(const struct missing *m, size_t i,
                          bool (*alike)(const struct missing_page *, const struct missing_page *))
{
    size_t n = 0;
    for (size_t k = 0; k < m->pages.n; k++) {
        if (alike(&m->pages.v[i], &m->pages.v[k])) {
            if (k < i)
                return 0;
            n++;
        }
    }
    return n;
}

static void add_reason(struct buf *b, const struct error *e)
{
    const char *sentence = cli_sentence(e->code);
    buf_add_c(b, sentence ? sentence : _("not possible"));
    if (e->code == ERROR_HTTP)
        buf_printf(b, " (HTTP %d)", e->number);
}

static void add_source(struct buf *b, struct session *s, int64_t source)
{
    AUTO(tree) tree = {0};
    if (!engine_tree(s->engine, &tree, NULL))
        return;
    const struct tree_node *node = tree_get_node(&tree, source);
    if (node)
        safe_add_line(b, str_from(node->title));
}

static void add_page(struct buf *b, const struct missing_page *page)
{
    buf_printf(b, "  %lld ", (long long)page->article);
    safe_add_line(b, str_from(page->title));
    buf_add_c(b, ": ");
    cli_add_reason(b, page->error.detail);
    buf_add_char(b, '\n');
}

void missing_add_text(const struct missing *m, struct session *s, bool verbose, struct buf *b)
{
    size_t n = m->pages.n;
    if (n == 0)
        return;
    buf_printf(b,
               ngettext("%zu page could not be fetched:", "%zu pages could not be fetched:",
                        (unsigned long)n),
               n);
    buf_add_char(b, '\n');
    for (size_t i = 0; i < n; i++) {
        size_t alike = count_alike(m, i, same_reason);
        if (alike > 0) {
            buf_printf(b, "  %zu ", alike);
            add_reason(b, &m->pages.v[i].error);
            buf_add_char(b, '\n');
        }
    }
    buf_add_c(b, _("By source:"));
    buf_add_char(b, '\n');
    for (size_t i = 0; i < n; i++) {
        size_t alike = count_alike(m, i, same_source);
        if (alike > 0) {
            buf_printf(b, "  %zu ", alike);
            add_source(b, s, m->pages.v[i].source);
            buf_add_char(b, '\n');
        }
    }
    if (!verbose)
        return;
    buf_add_c(b, _("By article:"));
    buf_add_char(b, '\n');
    for (size_t i = 0; i < n; i++)
        add_page(b, &m->pages.v[i]);
}

json_t *missing_json(const struct missing *m)
{
    json_t *pages = json_array();
    for (size_t i = 0; i < m->pages.n; i++) {
        const struct missing_page *page = &m->pages.v[i];
        json_array_append_new(
            pages, json_pack("{s:I, s:I, s:s*, s:s*, s:o}", "id", (json_int_t)page->article,
                             "source", (json_int_t)page->source, "title", page->title, "url",
                             page->url, "error", json_of_error(&page->error)));
    }
    return pages;
}
