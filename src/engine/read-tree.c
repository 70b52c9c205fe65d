/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the tree, on the UI thread's own connection. */
#include <stdlib.h>
#include <string.h>

#include "engine/engine-internal.h"
#include "engine/schedule.h"
#include "store/downloads.h"
#include "store/tree.h"

enum { STALE_AFTER_S = 180 * 86400 };

static enum source_health health_of(const struct source_status *s, int64_t now)
{
    if (s->checked_at == 0) {
        return HEALTH_NEW;
    }
    if (schedule_is_stopped(s->error, s->failures)) {
        return HEALTH_STOPPED;
    }
    if (s->failures > 0) {
        return HEALTH_FAILING;
    }
    return s->newest_at != 0 && s->newest_at < now - STALE_AFTER_S ? HEALTH_STALE : HEALTH_OK;
}

static struct engine_node node_of(const struct tree_node *from, int64_t now)
{
    const struct source_status *s = &from->status;
    return (struct engine_node){
        .id = from->id,
        .parent = from->parent,
        .kind = from->kind,
        .depth = from->depth,
        .title = from->title,
        .url = from->url,
        .site_url = from->site_url,
        .language = from->language,
        .unread = from->unread,
        .total = from->total,
        .offline = from->offline,
        .health = health_of(s, now),
        .problem = s->problem,
        .problem_code = s->error,
        .http_status = s->http_status,
        .failures = s->failures,
        .checked_at = s->checked_at,
        .succeeded_at = s->succeeded_at,
        .due_at = s->due_at,
        .newest_at = s->newest_at,
        .waiting = s->waiting,
        .older = from->kind == NODE_LIST && s->succeeded_at != 0 && s->goes_on,
    };
}

bool engine_tree(struct engine *n, struct engine_tree *out, struct error *e)
{
    struct tree tree;
    int64_t now = clock_now(n->options.clock);
    *out = (struct engine_tree){0};
    int64_t downloads, downloads_open;
    if (!downloads_count(n->reader, &downloads, &downloads_open, e) ||
        !tree_load(n->reader, &tree, e)) {
        return false;
    }
    out->nodes = arena_array(&tree.arena, tree.n, sizeof *out->nodes);
    out->n = tree.n;
    out->unread = tree.unread;
    out->total = tree.total;
    out->offline = tree.offline;
    out->starred = tree.starred;
    out->downloads = downloads;
    out->downloads_open = downloads_open;
    for (size_t i = 0; i < tree.n; i++) {
        out->nodes[i] = node_of(&tree.nodes[i], now);
        if (node_is_source(tree.nodes[i].kind)) {
            enum source_health health = out->nodes[i].health;
            out->problems += health == HEALTH_FAILING || health == HEALTH_STOPPED;
        } else {
            out->nodes[i].health = HEALTH_OK;
        }
    }
    out->arena = tree.arena; /* handed over, strings and all */
    return true;
}

void engine_tree_fini(struct engine_tree *t)
{
    arena_fini(&t->arena);
}

/* ---- paths --------------------------------------------------------------------------------- */

/* Takes the next title off a path; "\/" and "\\" stand for "/" and "\". */
static bool next_title(const char **path, struct buf *title)
{
    const char *p = *path;
    buf_clear(title);
    while (*p == '/') {
        p++;
    }
    for (; *p && *p != '/'; p++) {
        if (*p == '\\' && (p[1] == '/' || p[1] == '\\')) {
            p++;
        }
        buf_add_char(title, *p);
    }
    *path = p;
    return title->n > 0;
}

/* The child of that title, else the only one whose title begins so; 0 when none or several do. */
static int64_t find_child(const struct tree *tree, int64_t parent, struct str title, bool *several)
{
    int64_t found = 0;
    *several = false;
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (node->parent != parent) {
            continue;
        }
        if (str_eq(str_from(node->title), title)) {
            *several = false;
            return node->id;
        }
        if (str_starts_nocase(str_from(node->title), title)) {
            *several = found != 0;
            found = node->id;
        }
    }
    return *several ? 0 : found;
}

static bool walk(const struct tree *tree, const char *path, int64_t *node, struct error *e)
{
    struct buf title = BUF_INIT;
    const char *rest = path;
    bool ok = true, several = false;
    *node = TREE_ROOT;
    while (ok && next_title(&rest, &title)) {
        *node = find_child(tree, *node, buf_str(&title), &several);
        if (*node == 0) {
            ok = error_set(e, ERROR_NOT_FOUND, 0,
                           several ? "several things begin with this: %s"
                                   : "no such portal, category or source: %s",
                           path);
        }
    }
    buf_fini(&title);
    return ok;
}

bool engine_find_path(struct engine *n, const char *path, int64_t *node, struct error *e)
{
    struct tree tree;
    if (strstr(path, "://")) {
        if (!tree_find_url(n->reader, path, node, e)) {
            return false;
        }
        return *node != 0 ||
               error_set(e, ERROR_NOT_FOUND, 0, "no source has this address: %s", path);
    }
    if (!tree_load(n->reader, &tree, e)) {
        return false;
    }
    bool ok = walk(&tree, path, node, e);
    tree_fini(&tree);
    return ok;
}
