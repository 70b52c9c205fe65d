/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/subscribe.h"

#include "store/tree.h"

static const char own_portal[] = "My feeds";

bool subscribe_portal(struct worker *w, const char *title, int64_t *out, struct error *e)
{
    title = title ? title : own_portal;
    struct outline portal = {.kind = NODE_PORTAL, .title = title};
    return tree_find_child(w->store, TREE_ROOT, title, out, e) &&
           (*out != 0 || tree_add(w->store, TREE_ROOT, &portal, out, e));
}

bool subscribe_outlines(struct worker *w, const struct command *c, int64_t *node, int64_t *added,
                        struct error *e)
{
    *node = c->parent;
    if (!store_begin(w->store, e)) {
        return false;
    }
    if ((*node == 0 && !subscribe_portal(w, c->title, node, e)) ||
        !tree_add_outlines(w->store, *node, c->outlines, c->n_outlines, added, e)) {
        store_rollback(w->store);
        return false;
    }
    return store_commit(w->store, e);
}
