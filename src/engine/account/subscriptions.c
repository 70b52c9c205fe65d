/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Second step of a sync: brings subscriptions and folders of tree and server together. */
#include <string.h>

#include "engine/account/run.h"
#include "store/edit/edit.h"
#include "store/tree/tree.h"
#include "text/display/safe.h"

/* ---- input of the plan ---------------------------------------------------------------------- */

struct sides {
    VEC(struct plan_feed) server, tree;
    VEC(const char *) folders;
    struct account_feed *agreed;
    size_t n_agreed;
};

static void sides_fini(struct sides *s)
{
    vec_fini(&s->server);
    vec_fini(&s->tree);
    vec_fini(&s->folders);
}

static void read_server(struct account_run *r, const struct greader_feeds *feeds, struct sides *out)
{
    struct arena *a = &r->plan.arena;
    for (size_t i = 0; i < feeds->n; i++) {
        const struct greader_feed *f = &feeds->v[i];
        struct plan_feed feed = {
            .stream = arena_strdup(a, f->stream),
            .title = safe_keep_line(a, str_from(f->title)),
            .folder = safe_keep_line(a, str_from(f->n_folders > 0 ? f->folders[0] : NULL)),
            .url = f->url ? arena_strdup(a, f->url)
                          : arena_printf(a, "%s/%s", r->account.url, f->stream),
            .site_url = arena_strdup(a, f->site_url),
        };
        vec_push(&out->server, feed);
    }
}

/* Feeds of the account's subtree, and its categories: folders are one level deep there, so that
 * what is deeper belongs to the topmost. */
static bool read_tree(struct account_run *r, struct sides *out, struct error *e)
{
    struct arena *a = &r->plan.arena;
    AUTO(tree) tree = {0};
    const char *folder = "";
    bool inside = false;
    if (!tree_load(r->connection.w->store, &tree, e))
        return false;
    for (size_t i = 0; i < tree.n; i++) {
        const struct tree_node *node = &tree.nodes[i];
        inside = node->depth == 0 ? node->id == r->account.id : inside;
        if (inside && node->depth == 1)
            folder = node->kind == NODE_CATEGORY ? arena_strdup(a, node->title) : "";
        if (inside && node->depth == 1 && node->kind == NODE_CATEGORY)
            vec_push(&out->folders, folder);
        if (inside && node_is_for_server(node)) {
            struct plan_feed feed = {.node = node->id,
                                     .title = arena_strdup(a, node->title),
                                     .folder = folder,
                                     .url = arena_strdup(a, node->url),
                                     .has_articles = node->total > 0};
            vec_push(&out->tree, feed);
        }
    }
    return true;
}

static bool read_agreed(struct account_run *r, struct sides *out, struct error *e)
{
    struct arena *a = &r->plan.arena;
    if (!account_feeds_load(r->connection.w->store, r->account.id, a, &out->agreed, &out->n_agreed,
                            e))
        return false;
    for (size_t i = 0; i < out->n_agreed; i++) {
        out->agreed[i].title = safe_keep_line(a, str_from(out->agreed[i].title));
        out->agreed[i].folder = safe_keep_line(a, str_from(out->agreed[i].folder));
    }
    return true;
}

/* ---- steps in the database ------------------------------------------------------------------ */

static bool find_folder(struct account_run *r, const char *title, int64_t *out, struct error *e)
{
    struct store *s = r->connection.w->store;
    struct outline category = {.kind = NODE_CATEGORY, .title = title};
    *out = r->account.id;
    return !*title || (tree_find_folder(s, r->account.id, title, out, e) &&
                       (*out || tree_add(s, r->account.id, &category, out, e)));
}

/* Removes a category that a feed has left, if it is empty. */
static bool drop_folder(struct account_run *r, const char *title, struct error *e)
{
    struct store *s = r->connection.w->store;
    AUTO(tree) tree = {0};
    int64_t id;
    bool empty = true;
    if (!*title || !tree_find_folder(s, r->account.id, title, &id, e))
        return !*title;
    if (!id || !tree_load(s, &tree, e))
        return !id;
    for (size_t i = 0; i < tree.n; i++)
        empty = empty && tree.nodes[i].parent != id;
    return !empty || tree_remove(s, id, worker_now(r->connection.w), e);
}

static bool add_feed(struct account_run *r, const struct plan_step *step, struct error *e)
{
    struct store *s = r->connection.w->store;
    struct account_feed feed = step->feed;
    struct outline source = {
        .kind = NODE_FEED, .title = feed.title, .url = step->url, .site_url = step->site_url};
    struct error why = {0};
    int64_t parent;
    if (!find_folder(r, feed.folder, &parent, e))
        return false;
    if (!tree_add(s, parent, &source, &feed.node, &why) && why.code != ERROR_EXISTS)
        return error_copy(e, &why);
    return account_feed_save(s, r->account.id, &feed, e);
}

static bool edit_feed(struct account_run *r, const struct account_feed *f, struct error *e)
{
    struct store *s = r->connection.w->store;
    AUTO(arena) arena = {0};
    struct tree_change change = {.title = f->title};
    const char **path;
    size_t n;
    if (!tree_path(s, f->node, &arena, &path, &n, e))
        return false;
    const char *before = n > 2 ? path[1] : "";
    bool moves = strcmp(safe_keep_line(&arena, str_from(before)), f->folder) != 0;
    return (!moves || find_folder(r, f->folder, &change.parent, e)) &&
           tree_edit(s, f->node, &change, e) && (!moves || drop_folder(r, before, e));
}

static bool remove_feed(struct account_run *r, const struct account_feed *f, struct error *e)
{
    struct store *s = r->connection.w->store;
    struct error note;
    error_set(&note, ERROR_NONE, 0, "%s was removed at the server", f->title);
    account_run_tell(r, &note);
    return tree_remove(s, f->node, worker_now(r->connection.w), e) &&
           account_feed_drop(s, f->node, e) && drop_folder(r, f->folder, e);
}

static bool rename_folder(struct account_run *r, const struct plan_step *step, struct error *e)
{
    struct store *s = r->connection.w->store;
    int64_t id;
    return tree_find_folder(s, r->account.id, step->from, &id, e) &&
           (!id || tree_edit(s, id, &(struct tree_change){.title = step->feed.folder}, e));
}

static bool do_step(struct account_run *r, const struct plan_step *step, struct error *e)
{
    struct store *s = r->connection.w->store;
    switch (step->kind) {
    case PLAN_ADD:
        return add_feed(r, step, e);
    case PLAN_REMOVE:
        return remove_feed(r, &step->feed, e);
    case PLAN_EDIT:
        return edit_feed(r, &step->feed, e);
    case PLAN_RENAME:
        return rename_folder(r, step, e);
    case PLAN_AGREE:
        return account_feed_save(s, r->account.id, &step->feed, e);
    default:
        return account_feed_drop(s, step->feed.node, e);
    }
}

static bool do_steps(struct account_run *r, struct error *e)
{
    struct store *s = r->connection.w->store;
    bool ok = store_begin(s, e);
    if (!ok)
        return false;
    for (r->at_step = 0;
         ok && r->at_step < r->plan.steps.n && r->plan.steps.v[r->at_step].kind < PLAN_FIRST_THERE;
         r->at_step++)
        ok = do_step(r, &r->plan.steps.v[r->at_step], e);
    r->changed = r->changed || (ok && r->at_step > 0);
    return store_end(s, ok, e);
}

/* ---- the list ------------------------------------------------------------------------------- */

/* A server that lost its database lists nothing. Several sources are removed for that only where
 * somebody asks a second time. */
static bool check_list(const struct account_run *r, const struct sides *sides, struct error *e)
{
    size_t subscribed = 0;
    for (size_t i = 0; i < sides->n_agreed; i++)
        subscribed += sides->agreed[i].stream != NULL;
    if (sides->server.n > 0 || subscribed < 2)
        return true;
    if (r->options.asked && r->account.status.error == ERROR_UNCONFIRMED)
        return true;
    return error_set(
        e, ERROR_UNCONFIRMED, 0,
        "the server lists no subscriptions; refresh again by hand to remove them here");
}

static bool compare(struct account_run *r, const struct greader_feeds *feeds, struct error *e)
{
    AUTO(sides) sides = {0};
    read_server(r, feeds, &sides);
    bool ok = read_tree(r, &sides, e) && read_agreed(r, &sides, e) && check_list(r, &sides, e);
    if (ok) {
        struct plan_input in = {.server = sides.server.v,
                                .n_server = sides.server.n,
                                .tree = sides.tree.v,
                                .n_tree = sides.tree.n,
                                .agreed = sides.agreed,
                                .n_agreed = sides.n_agreed,
                                .folders = sides.folders.v,
                                .n_folders = sides.folders.n,
                                .again = r->options.again};
        account_plan_make(&in, &r->plan);
    }
    return ok && do_steps(r, e);
}

static void listed(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    AUTO(greader_feeds) feeds = {0};
    struct error e;
    bool ok = greader_read_feeds(body, c->manners, &feeds, &e) && compare(r, &feeds, &e);
    if (ok)
        account_steps_there(r);
    else
        r->fail(r, &e);
}

void account_subscriptions(struct account_run *r)
{
    struct greader_request request;
    greader_list_subscriptions(&request);
    account_connection_send(&r->connection, &request, listed);
}
