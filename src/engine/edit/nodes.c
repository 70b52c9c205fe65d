/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/edit.h"

#include "engine/account/password.h"
#include "engine/data/command.h"
#include "store/account/accounts.h"
#include "store/edit/edit.h"
#include "store/tree/sources.h"
#include "store/tree/tree.h"
#include "store/view/walk.h"

bool edit_remove(struct worker *w, const struct engine_command *c, struct change *change,
                 struct error *e)
{
    struct tree_node node = {0};
    change->at = worker_now(w);
    bool ok = tree_get(w->store, c->id, &change->arena, &node, e) &&
              tree_remove(w->store, c->id, change->at, e);
    change->title = node.title;
    return ok;
}

bool edit_drop_account(struct worker *w, struct engine_command *c, struct error *e)
{
    struct account account;
    AUTO(arena) arena = {0};
    if (!account_load(w->store, c->id, &arena, &account, e) ||
        !tree_remove(w->store, c->id, worker_now(w), e))
        return false;
    password_forget(w, account.password.file);
    worker_done_with_change(w, c->ticket, 1);
    return true;
}

static bool same(const char *a, const char *b)
{
    return str_eq(str_from(a), str_from(b));
}

/* Appends the secrets that a new address drops to the change. */
static bool change_node(struct worker *w, int64_t id, struct change *change, struct error *e)
{
    struct source_settings before = {0}, after = {0};
    bool moves = change->after.url != NULL;
    if ((moves && !source_load(w->store, id, &change->arena, NULL, &before, e)) ||
        !tree_edit(w->store, id, &change->after, e) ||
        (moves && !source_load(w->store, id, &change->arena, NULL, &after, e)))
        return false;
    if (!same(before.cookie, after.cookie) || !same(before.credentials, after.credentials)) {
        change->settings_before.cookie = before.cookie;
        change->settings_before.credentials = before.credentials;
    }
    return true;
}

bool edit_node(struct worker *w, const struct engine_command *c, struct change *change,
               struct error *e)
{
    struct tree_node node = {0};
    bool moves = c->parent != 0 || c->before != 0;
    struct tree_change place = {0};
    change->after = (struct tree_change){.title = arena_strdup(&change->arena, c->title),
                                         .url = arena_strdup(&change->arena, c->url),
                                         .query = arena_strdup(&change->arena, c->value),
                                         .parent = c->parent,
                                         .before = c->before};
    bool ok = tree_get(w->store, c->id, &change->arena, &node, e) &&
              (!c->value || views_check_query(w->store, c->value, worker_now(w), e)) &&
              (!moves || tree_get_place(w->store, c->id, &place, e)) &&
              change_node(w, c->id, change, e);
    change->title = node.title;
    change->before = (struct tree_change){.title = c->title ? node.title : NULL,
                                          .url = c->url ? node.url : NULL,
                                          .query = c->value ? node.query : NULL,
                                          .parent = place.parent,
                                          .before = place.before};
    return ok;
}
