/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/nodes.h"

#include "store/tree.h"

void edit_remove(struct worker *w, struct engine_command *c)
{
    struct change *change = MEM_NEW(struct change);
    struct tree_node node;
    struct error e;
    change->removed_at = worker_now(w);
    if (!tree_get(w->store, c->id, &change->arena, &node, &e) ||
        !tree_remove(w->store, c->id, change->removed_at, &e)) {
        change_free(change);
        worker_done(w, c->ticket, &e);
        return;
    }
    change->kind = CHANGE_REMOVE;
    change->node = c->id;
    change->title = node.title;
    journal_add(&w->journal, change);
    worker_done_with_change(w, c->ticket, 1);
}

void edit_node(struct worker *w, struct engine_command *c)
{
    struct change *change = MEM_NEW(struct change);
    struct tree_node node;
    struct error e;
    bool moves = c->parent != 0 || c->before != 0;
    struct tree_change place = {0};
    change->after = (struct tree_change){.title = arena_strdup(&change->arena, c->title),
                                         .url = arena_strdup(&change->arena, c->url),
                                         .parent = c->parent,
                                         .before = c->before};
    if (!tree_get(w->store, c->id, &change->arena, &node, &e) ||
        (moves && !tree_get_place(w->store, c->id, &place, &e)) ||
        !tree_edit(w->store, c->id, &change->after, &e)) {
        change_free(change);
        worker_done(w, c->ticket, &e);
        return;
    }
    change->kind = CHANGE_EDIT;
    change->node = c->id;
    change->title = node.title;
    change->before = (struct tree_change){.title = c->title ? node.title : NULL,
                                          .url = c->url ? node.url : NULL,
                                          .parent = place.parent,
                                          .before = place.before};
    journal_add(&w->journal, change);
    worker_done_with_change(w, c->ticket, 1);
}
