/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/journal.h"

#include <stdlib.h>

void change_free(struct change *c)
{
    article_ids_fini(&c->ids);
    vec_fini(&c->nodes);
    arena_fini(&c->arena);
    free(c);
}

static void drop_from(struct journal *j, size_t first)
{
    while (j->changes.n > first) {
        change_free(j->changes.v[--j->changes.n]);
    }
}

void journal_fini(struct journal *j)
{
    drop_from(j, 0);
    vec_fini(&j->changes);
    j->done = 0;
}

void journal_add(struct journal *j, struct change *c)
{
    drop_from(j, j->done);
    if (j->changes.n == JOURNAL_MAX_CHANGES) {
        change_free(j->changes.v[0]);
        vec_remove(&j->changes, 0);
    }
    vec_push(&j->changes, c);
    j->done = j->changes.n;
}

/* One transaction: additions are undone and redone completely or not at all. */
static bool apply_added(const struct change *c, bool back, struct store *s, struct error *e)
{
    bool ok = store_begin(s, e);
    if (!ok) {
        return false;
    }
    for (size_t i = 0; ok && i < c->nodes.n; i++) {
        ok = back ? tree_remove(s, c->nodes.v[i], c->removed_at, e)
                  : tree_restore(s, c->nodes.v[i], e);
    }
    if (!ok) {
        store_rollback(s);
        return false;
    }
    return store_commit(s, e);
}

static bool apply(const struct change *c, bool back, struct store *s, struct error *e)
{
    enum mark mark = back ? mark_opposite(c->mark) : c->mark;
    switch (c->kind) {
    case CHANGE_MARK:
        return articles_mark(s, mark, c->ids.ids, c->ids.n, NULL, e);
    case CHANGE_ADD:
        return apply_added(c, back, s, e);
    case CHANGE_REMOVE:
        return back ? tree_restore(s, c->node, e) : tree_remove(s, c->node, c->removed_at, e);
    case CHANGE_SETTINGS:
        return source_save_settings(s, c->node, back ? &c->settings_before : &c->settings_after, e);
    default:
        return tree_edit(s, c->node, back ? &c->before : &c->after, e);
    }
}

/* Drops a change whose object was deleted, since it would block those before it. */
static bool drop_if_gone(struct journal *j, size_t index, const struct error *e)
{
    if (e->code == ERROR_NOT_FOUND) {
        change_free(j->changes.v[index]);
        vec_remove(&j->changes, index);
        j->done -= index < j->done;
    }
    return false;
}

bool journal_undo(struct journal *j, struct store *s, const struct change **out, struct error *e)
{
    if (j->done == 0) {
        return error_set(e, ERROR_NOT_FOUND, 0, "nothing to undo");
    }
    *out = j->changes.v[j->done - 1];
    if (!apply(*out, true, s, e)) {
        return drop_if_gone(j, j->done - 1, e);
    }
    j->done--;
    return true;
}

bool journal_redo(struct journal *j, struct store *s, const struct change **out, struct error *e)
{
    if (j->done == j->changes.n) {
        return error_set(e, ERROR_NOT_FOUND, 0, "nothing to redo");
    }
    *out = j->changes.v[j->done];
    if (!apply(*out, false, s, e)) {
        return drop_if_gone(j, j->done, e);
    }
    j->done++;
    return true;
}
