/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/add/subscribe.h"

#include "base/log.h"
#include "engine/data/command.h"
#include "engine/edit/edit.h"
#include "engine/engine.h"
#include "store/tree/tree.h"
#include "store/view/walk.h"

bool subscribe_portal(struct worker *w, const char *title, int64_t *out, struct error *e)
{
    title = title ? title : ENGINE_OWN_PORTAL;
    struct outline portal = {.kind = NODE_PORTAL, .title = title};
    return tree_find_folder(w->store, TREE_ROOT, title, out, e) &&
           (*out != 0 || tree_add(w->store, TREE_ROOT, &portal, out, e));
}

/* True if any entry is outside of the list's portals. Views can be as well. */
static bool needs_portal(const struct engine_command *c)
{
    for (size_t i = 0; i < c->n_outlines; i++) {
        enum node_kind kind = c->outlines[i].kind;
        if (c->outlines[i].depth == 0 && kind != NODE_PORTAL && kind != NODE_VIEW)
            return true;
    }
    return c->n_outlines == 0;
}

bool subscribe_tree(struct worker *w, const struct engine_command *c, int64_t *node,
                    struct tree_added *added, struct error *e)
{
    int64_t known = c->parent;
    bool portal = known == 0 && needs_portal(c);
    *node = 0;
    *added = (struct tree_added){0};
    if (portal && (!tree_find_folder(w->store, TREE_ROOT, c->title ? c->title : ENGINE_OWN_PORTAL,
                                     &known, e) ||
                   !subscribe_portal(w, c->title, node, e)))
        return false;
    *node = portal ? *node : c->parent;
    if (!tree_add_outlines(w->store, *node, c->outlines, c->n_outlines, added, e))
        return false;
    if (portal && known == 0) { /* a new portal is undone with its contents */
        added->nodes.n = 0;
        vec_push(&added->nodes, *node);
    }
    *node = *node ? *node : added->nodes.n > 0 ? added->nodes.v[0] : 0;
    return true;
}

static bool add_outlines(struct worker *w, const struct engine_command *c, int64_t *node,
                         struct tree_added *added, struct error *e)
{
    if (!store_begin(w->store, e))
        return false;
    bool ok = store_end(w->store, subscribe_tree(w, c, node, added, e), e);
    if (!ok)
        vec_fini(&added->nodes);
    return ok;
}

void subscribe_record_added(struct worker *w, struct tree_added *added)
{
    struct change *change = change_new(CHANGE_ADD);
    struct tree_node node;
    change->at = worker_now(w);
    ids_add(&change->nodes, added->nodes.v, added->nodes.n);
    if (added->nodes.n > 0 && tree_get(w->store, added->nodes.v[0], &change->arena, &node, NULL)) {
        struct error e;
        change->title = node.title;
        change->node = node.id;
        if (!journal_add(w->store, change, &e)) /* cannot be undone */
            log_warning("engine", "%s", e.detail);
    }
    change_free(change);
    vec_fini(&added->nodes);
}

bool subscribe_outlines(struct worker *w, struct engine_command *c, struct error *e)
{
    struct tree_added added;
    int64_t node;
    if (!add_outlines(w, c, &node, &added, e))
        return false;
    struct engine_event *event = event_done(c->ticket, NULL);
    event->node = node;
    event->added = added.sources;
    event->unchanged = added.known;
    subscribe_record_added(w, &added);
    worker_post_changed(w, c->ticket);
    worker_post(w, event);
    return true;
}

bool subscribe_path(struct worker *w, struct engine_command *c, struct error *e)
{
    struct tree_added added;
    int64_t node;
    if (!tree_make_path(w->store, c->parent, c->value, &node, &added, e))
        return false;
    struct engine_event *event = event_done(c->ticket, NULL);
    if (added.nodes.n > 0) {
        subscribe_record_added(w, &added);
        worker_post_changed(w, c->ticket);
    } else {
        error_set(&event->error, ERROR_EXISTS, 0, "%s", c->value);
    }
    event->node = node;
    worker_post(w, event);
    return true;
}

static bool add_view(struct worker *w, const struct engine_command *c, struct change *change,
                     struct error *e)
{
    struct outline view = {.kind = NODE_VIEW, .title = c->title, .query = c->value};
    int64_t parent = c->parent ? c->parent : TREE_ROOT;
    change->at = worker_now(w);
    change->title = arena_strdup(&change->arena, c->title);
    bool ok = views_check_query(w->store, c->value, change->at, e) &&
              tree_add(w->store, parent, &view, &change->node, e);
    vec_push(&change->nodes, change->node);
    return ok;
}

void subscribe_view(struct worker *w, struct engine_command *c)
{
    const struct edit edit = {CHANGE_ADD, add_view};
    struct change *change = change_new(edit.kind);
    struct error e;
    bool ok = edit_store(w, c, &edit, change, &e);
    struct engine_event *event = event_done(c->ticket, ok ? NULL : &e);
    event->node = change->node; /* also of a view that exists */
    if (ok)
        worker_post_changed(w, c->ticket);
    worker_post(w, event);
    change_free(change);
}
