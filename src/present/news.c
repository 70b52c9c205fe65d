/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/news.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "engine/data/event.h"
#include "model/tree.h"
#include "text/display/safe.h"

enum { MAX_SHOWN = 6, MAX_FOLDERS = 1000, MAX_TITLES = 3 };

/* Node of the tree that has new sources below; NULL: sources that are gone. */
struct folder {
    const struct tree_node *node;
    int64_t added;
};

struct folders {
    VEC(struct folder) v;
};

void news_add(struct news *n, const struct engine_event *event)
{
    if (event->kind == EVENT_SOURCE && event->added > 0) {
        vec_push(&n->sources, ((struct news_source){event->node, event->added}));
        n->added += event->added;
    }
    if (event->kind == EVENT_SOURCE || event->kind == EVENT_PAGE)
        buf_add_c(&n->reported, event->reported);
}

void news_clear(struct news *n)
{
    n->sources.n = 0;
    n->added = 0;
    buf_clear(&n->reported);
}

void news_fini(struct news *n)
{
    vec_fini(&n->sources);
    buf_fini(&n->reported);
}

static void count(struct folders *f, const struct tree_node *node, int64_t added)
{
    for (size_t i = 0; i < f->v.n; i++) {
        if (f->v.v[i].node == node) {
            f->v.v[i].added += added;
            return;
        }
    }
    vec_push(&f->v, ((struct folder){node, added}));
}

static int compare(const void *a, const void *b)
{
    const struct folder *one = a, *other = b;
    return (one->added < other->added) - (one->added > other->added);
}

static void find_folders(const struct news *n, const struct tree *tree, struct folders *out)
{
    *out = (struct folders){0};
    for (size_t i = 0; i < n->sources.n; i++) {
        const struct tree_node *source = tree_get_node(tree, n->sources.v[i].node);
        const struct tree_node *folder = source ? tree_get_node(tree, source->parent) : NULL;
        count(out, folder ? folder : source, n->sources.v[i].added);
    }
    if (out->v.n > 0)
        qsort(out->v.v, out->v.n, sizeof *out->v.v, compare);
}

static void add_reported(const struct news *n, struct buf *b)
{
    struct str rest = buf_str(&n->reported), title;
    for (int i = 0; i < MAX_TITLES && str_split(&rest, '\n', &title) && title.n > 0; i++) {
        buf_add_c(b, i == 0 ? "" : _(", "));
        safe_add_line(b, title);
    }
    buf_add_c(b, rest.n > 0 ? "…" : "");
    buf_add_c(b, n->reported.n > 0 && n->added > 0 ? " · " : "");
}

void news_add_line(const struct news *n, const struct tree *tree, struct buf *b)
{
    struct folders f;
    int64_t left = n->added;
    find_folders(n, tree, &f);
    add_reported(n, b);
    if (n->added > 0)
        buf_printf(b, PLURAL("%lld new article", "%lld new articles", n->added));
    for (size_t i = 0; i < f.v.n && i < MAX_SHOWN && f.v.v[i].node; i++) {
        buf_add_c(b, i == 0 ? _(": ") : _(", "));
        safe_add_line(b, str_from(f.v.v[i].node->title));
        buf_printf(b, " %lld", (long long)f.v.v[i].added);
        left -= f.v.v[i].added;
    }
    if (left > 0 && left < n->added)
        buf_printf(b, "%s… %lld", _(", "), (long long)left);
    vec_fini(&f.v);
}

void news_add_folders(const struct news *n, const struct tree *tree, struct buf *b)
{
    struct folders f;
    AUTO(buf) path = BUF_INIT;
    find_folders(n, tree, &f);
    for (size_t i = 0; i < f.v.n && i < MAX_FOLDERS; i++) {
        if (f.v.v[i].node) {
            buf_printf(b, "%lld\t", (long long)f.v.v[i].added);
            buf_clear(&path);
            tree_add_node_path(&path, tree, f.v.v[i].node);
            safe_add_line(b, buf_str(&path));
            buf_add_char(b, '\n');
        }
    }
    vec_fini(&f.v);
}
