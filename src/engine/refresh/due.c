/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/due.h"

#include "base/ids.h"
#include "engine/data/command.h"
#include "engine/refresh/accounts.h"
#include "engine/refresh/intake.h"
#include "engine/refresh/pages.h"
#include "engine/refresh/schedule.h"
#include "engine/refresh/source.h"
#include "store/tree/tree.h"
#include "store/view/walk.h"

/* A check in the future: the clock has been set back since, and what was planned then could block
 * the source for years. */
static bool is_planned(const struct source_status *s, int64_t now)
{
    return s->due_at > now && s->checked_at <= now;
}

static bool is_due(const struct refresh *f, const struct tree_node *node, int64_t now)
{
    const struct source_status *s = &node->status;
    if (f->flags & REFRESH_OLDER)
        return node->kind == NODE_LIST;
    return f->flags & (REFRESH_NOW | REFRESH_FORCE | REFRESH_WAITING) ||
           (!is_planned(s, now) && !schedule_is_stopped(s->error, s->failures));
}

/* Requests a due source. One that is not due is only asked for its pending pages
 * (REFRESH_FULL_TEXT). */
static bool request_node(struct worker *w, struct refresh *f, const struct tree_node *node,
                         bool due, struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_fetch fetch;
    struct source_settings settings;
    bool ok = source_load(w->store, node->id, &arena, &fetch, &settings, e);
    if (ok && due) {
        ok = refresh_request_source(w, f, node, &fetch, &settings, e);
    } else if (ok) {
        struct page_fetch_options options = {.source = node->id,
                                             .kind = node->kind,
                                             .mode = settings.full_text,
                                             .zone = intake_zone(w, node, &settings)};
        refresh_request_pages(w, f, &options);
    }
    return ok;
}

/* True if sources that are not due have pages to fetch. */
static bool owes_pages(const struct refresh *f)
{
    return f->flags & REFRESH_FULL_TEXT && !(f->flags & REFRESH_OLDER);
}

/* Nodes to refresh: those of the command, and for a view those that its articles come from. */
static bool find_wanted(struct worker *w, const struct tree *tree, const struct engine_command *c,
                        struct ids *out, struct error *e)
{
    bool ok = true;
    ids_add(out, c->ids, c->n_ids);
    size_t n = out->n = ids_sort(out->v, out->n);
    for (size_t i = 0; ok && i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        int64_t scope;
        if (node->kind == NODE_VIEW && ids_have(out->v, n, node->id)) {
            ok = views_scope(w->store, node->id, &scope, e);
            vec_push(out, scope);
        }
    }
    out->n = ids_sort(out->v, out->n);
    return ok;
}

/* Walk through the tree. */
struct walk {
    struct refresh *refresh;
    const struct ids *nodes;
    bool everything;
    int within;      /* depth of the selected ancestor; -1: none */
    int64_t account; /* whose portal the node is in; 0: none */
    bool syncs;      /* that was requested */
};

static bool is_selected(struct walk *walk, const struct tree_node *node)
{
    if (walk->within >= 0 && node->depth <= walk->within)
        walk->within = -1;
    if (walk->within < 0 && ids_have(walk->nodes->v, walk->nodes->n, node->id))
        walk->within = node->depth;
    return walk->everything || walk->within >= 0;
}

static bool request_account(struct worker *w, struct walk *walk, struct error *e)
{
    if (!walk->account || walk->syncs || walk->refresh->flags & REFRESH_OLDER)
        return true;
    walk->syncs = true;
    const struct ids *handled = &walk->refresh->handled;
    return ids_have(handled->v, handled->n, walk->account) ||
           refresh_request_account(w, walk->refresh, walk->account, e);
}

static bool request_selected(struct worker *w, struct walk *walk, const struct tree_node *node,
                             struct error *e)
{
    struct refresh *f = walk->refresh;
    bool wanted = node_is_source(node->kind) && node->url;
    bool served = node->synced || (walk->account && node_is_for_server(node) && !node->refusal);
    bool handled = ids_have(f->handled.v, f->handled.n, node->id);
    bool due = wanted && !served && !handled && is_due(f, node, worker_now(w));
    return request_account(w, walk, e) &&
           ((!due && !(wanted && owes_pages(f))) || request_node(w, f, node, due, e));
}

static bool request_nodes(struct worker *w, struct refresh *f, const struct tree *tree,
                          const struct ids *nodes, struct error *e)
{
    struct walk walk = {.refresh = f,
                        .nodes = nodes,
                        .everything = ids_have(nodes->v, nodes->n, TREE_ROOT),
                        .within = -1};
    bool ok = true;
    for (size_t i = 0; i < tree->n && ok; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (node->depth == 0) {
            walk.account = node->is_account ? node->id : 0;
            walk.syncs = false;
        }
        ok = !is_selected(&walk, node) || request_selected(w, &walk, node, e);
    }
    return ok;
}

static bool request_all(struct worker *w, struct refresh *f, const struct engine_command *c,
                        struct error *e)
{
    AUTO(tree) tree = {0};
    AUTO(ids) nodes = {0};
    if (!tree_load(w->store, &tree, e))
        return false;
    return find_wanted(w, &tree, c, &nodes, e) && request_nodes(w, f, &tree, &nodes, e);
}

void refresh_start(struct worker *w, struct engine_command *c)
{
    unsigned older = c->kind == ENGINE_FETCH_OLDER ? REFRESH_OLDER : 0;
    struct refresh *f = refresh_begin(w, c->ticket, c->flags | older);
    if (f) {
        f->command = engine_command_copy(c);
        f->request = request_all;
        refresh_send(w, f);
    }
}
