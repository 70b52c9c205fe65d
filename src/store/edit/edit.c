/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/edit/edit.h"

#include "store/tree/chain.h"
#include "store/tree/tree.h"
#include "store/view/tree.h"
#include "text/url/url.h"

static bool load_kind(struct store *s, int64_t id, enum node_kind *out, struct error *e)
{
    AUTO(arena) arena = {0};
    struct tree_node node = {.kind = NODE_ROOT};
    bool ok = id == TREE_ROOT || tree_get(s, id, &arena, &node, e);
    *out = ok ? node.kind : NODE_ROOT;
    return ok;
}

/* ERROR_INVALID unless a node of that kind may be a child of `parent`. */
static bool check_place(struct store *s, int64_t parent, enum node_kind kind, struct error *e)
{
    enum node_kind above;
    int64_t depth;
    if (!load_kind(s, parent, &above, e) ||
        !db_get(s, e, &depth, TREE_ABOVE "SELECT count(*) FROM above", DB(parent)))
        return false;
    bool portal = kind == NODE_PORTAL;
    if (above == NODE_VIEW)
        return error_set(e, ERROR_INVALID, 0, "a view cannot contain anything");
    if (node_is_source(above))
        return error_set(e, ERROR_INVALID, 0, "a source cannot contain anything");
    if (node_is_source(kind) && above == NODE_ROOT)
        return error_set(e, ERROR_INVALID, 0, "a source belongs in a portal or a category");
    if (kind == NODE_ROOT || (kind != NODE_VIEW && portal != (above == NODE_ROOT)))
        return error_set(e, ERROR_INVALID, 0, "a node of this kind cannot be there");
    if (depth >= TREE_MAX_DEPTH)
        return error_set(e, ERROR_LIMIT, 0, "the tree would be deeper than %d", TREE_MAX_DEPTH);
    return true;
}

/* Finds the source with that key among the parent's children; 0 for none. */
static bool find_source(struct store *s, int64_t parent, const char *key, int64_t *out,
                        struct error *e)
{
    return db_get(s, e, out,
                  "SELECT coalesce((SELECT id FROM node WHERE url_key = ?2 AND parent = ?1"
                  " AND removed_at IS NULL), 0)",
                  DB(parent), DB(key));
}

/* Finds the view with that title among the parent's children; 0 for none. */
static bool find_view(struct store *s, int64_t parent, const char *title, int64_t *out,
                      struct error *e)
{
    return db_get(s, e, out,
                  "SELECT coalesce((SELECT id FROM node WHERE parent = ?1 AND title = ?2"
                  " AND kind = ?3 AND removed_at IS NULL LIMIT 1), 0)",
                  DB(parent), DB(title), DB(NODE_VIEW));
}

/* Moves a login from the address to the source's secrets. */
static bool set_login(struct store *s, int64_t id, const char *url, struct error *e)
{
    AUTO(buf) login = BUF_INIT;
    url_add_login(&login, str_from(url));
    return login.n == 0 || source_save_login(s, id, buf_c(&login), e);
}

static bool insert_node(struct store *s, int64_t parent, const struct outline *node,
                        const char *key, int64_t *id, struct error *e)
{
    AUTO(buf) url = BUF_INIT, site_url = BUF_INIT;
    url_add_redacted(&url, str_from(node->url));
    url_add_redacted(&site_url, str_from(node->site_url));
    bool ok = db_do(
        s, e,
        "INSERT INTO node(parent, position, kind, title, url, url_key, site_url, language,"
        " description) VALUES(?1, (SELECT coalesce(max(position), 0) + 1 FROM node"
        " WHERE parent = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        DB(parent), DB(node->kind), DB(node->title ? node->title : ""),
        DB(node->url ? buf_c(&url) : NULL), DB(key), DB(node->site_url ? buf_c(&site_url) : NULL),
        DB(node->language), DB(node->description));
    *id = ok ? sqlite3_last_insert_rowid(s->db) : 0;
    if (ok && node->kind == NODE_VIEW)
        ok = views_insert(s, *id, node->query, e);
    if (!ok || !node_is_source(node->kind))
        return ok;
    int network = node->is_public ? NETWORK_PUBLIC : NETWORK_UNKNOWN;
    return db_do(s, e, "INSERT INTO source(id, network, program, filter) VALUES(?1, ?2, ?3, ?4)",
                 DB(*id), DB(network), DB(node->is_program), DB(node->filter)) &&
           set_login(s, *id, node->url, e) && chain_attach(s, *id, e);
}

static bool add_checked(struct store *s, int64_t parent, const struct outline *node, int64_t *id,
                        struct error *e)
{
    AUTO(buf) key = BUF_INIT;
    bool ok = check_place(s, parent, node->kind, e);
    *id = 0;
    if (ok && node->kind == NODE_VIEW) {
        ok = find_view(s, parent, node->title ? node->title : "", id, e);
        if (ok && *id)
            ok = error_set(e, ERROR_EXISTS, 0, "that view already exists");
    }
    if (ok && node_is_source(node->kind)) {
        if (node->url)
            url_add_canonical(&key, str_from(node->url));
        ok = node->url || error_set(e, ERROR_INVALID, 0, "a source without an address");
        ok = ok && find_source(s, parent, buf_c(&key), id, e);
        if (ok && *id)
            ok = error_set(e, ERROR_EXISTS, 0, "that source already exists");
    }
    return ok && views_note_tree(s, 0, 0, e) &&
           insert_node(s, parent, node, node_is_source(node->kind) ? buf_c(&key) : NULL, id, e);
}

bool tree_add(struct store *s, int64_t parent, const struct outline *node, int64_t *id,
              struct error *e)
{
    *id = 0;
    return store_begin(s, e) && store_end(s, add_checked(s, parent, node, id, e), e);
}

/* ---- changes ----------------------------------------------------------------------------- */

static bool place_before(struct store *s, int64_t id, int64_t parent, int64_t before,
                         struct error *e)
{
    int64_t position;
    int64_t there = 0; /* purged meanwhile: to the end */
    if (before > 0 &&
        !db_get(s, e, &there, "SELECT EXISTS (SELECT 1 FROM node WHERE id = ?1)", DB(before)))
        return false;
    if (!there)
        return db_do(s, e,
                     "UPDATE node SET position = (SELECT coalesce(max(position), 0) + 1 FROM node"
                     " WHERE parent = ?2 AND id <> ?1) WHERE id = ?1",
                     DB(id), DB(parent));
    return db_get(s, e, &position, "SELECT position FROM node WHERE id = ?1 AND parent = ?2",
                  DB(before), DB(parent)) &&
           db_do(s, e,
                 "UPDATE node SET position = position + 1 WHERE parent = ?1 AND position >= ?2",
                 DB(parent), DB(position)) &&
           db_do(s, e, "UPDATE node SET position = ?2 WHERE id = ?1", DB(id), DB(position));
}

/* A portal moved below another becomes a category, and vice versa. */
static bool change_parent(struct store *s, int64_t id, enum node_kind kind, int64_t parent,
                          struct error *e)
{
    if (node_is_folder(kind))
        kind = parent == TREE_ROOT ? NODE_PORTAL : NODE_CATEGORY;
    bool ok = check_place(s, parent, kind, e) &&
              (kind == NODE_VIEW
                   ? db_do(s, e, "UPDATE node SET parent = ?2 WHERE id = ?1", DB(id), DB(parent))
                   : chain_move(s, id, parent, e));
    return ok && db_do(s, e, "UPDATE node SET kind = ?2 WHERE id = ?1", DB(id), DB(kind));
}

static bool move(struct store *s, int64_t id, enum node_kind kind, int64_t parent, int64_t before,
                 struct error *e)
{
    int64_t old;
    bool inside;
    if (!db_get(s, e, &old, "SELECT parent FROM node WHERE id = ?1", DB(id)))
        return false;
    if (!parent)
        parent = old;
    if (!tree_is_below(s, parent, id, &inside, e))
        return false;
    if (inside)
        return error_set(e, ERROR_INVALID, 0, "a node cannot be moved into itself");
    if (parent != old && !change_parent(s, id, kind, parent, e))
        return false;
    return (parent == old && !before) || place_before(s, id, parent, before, e);
}

/* A program stays one, and no other source becomes one. */
static bool check_program(struct store *s, int64_t id, const char *url, struct error *e)
{
    int64_t is_program;
    if (!db_get(s, e, &is_program, "SELECT program FROM source WHERE id = ?1", DB(id)))
        return false;
    if (is_program && !url_is_program(url))
        return error_set(e, ERROR_INVALID, 0,
                         "the address of a program is program: and its command line");
    return is_program || !url_is_program(url) ||
           error_set(e, ERROR_INVALID, 0, "not the address of a program");
}

/* Secrets are for the host that they were given for. */
static bool drop_secrets(struct store *s, int64_t id, const char *url, struct error *e)
{
    AUTO(arena) arena = {0};
    sqlite3_stmt *st = db_find(s, "node", id, "SELECT url FROM node WHERE id = ?1", e);
    const char *old = st ? db_column_text(st, 0, &arena) : NULL;
    sqlite3_reset(st);
    return st && ((old && url_keeps_secrets(old, url)) ||
                  db_do(s, e, "UPDATE source SET cookie = NULL, credentials = NULL WHERE id = ?1",
                        DB(id)));
}

static bool set_url(struct store *s, int64_t id, const char *url, struct error *e)
{
    AUTO(buf) key = BUF_INIT, clean = BUF_INIT;
    if (!check_program(s, id, url, e) || !drop_secrets(s, id, url, e))
        return false;
    url_add_canonical(&key, str_from(url));
    url_add_redacted(&clean, str_from(url));
    /* A new address invalidates what was said of the old one. */
    return db_do(s, e,
                 "UPDATE source SET older_url = NULL, older_pages = 0, network = 0, etag = NULL,"
                 " last_modified = NULL, body_hash = 0, moved_to = NULL, moved_count = 0,"
                 " error = NULL, http_status = 0, problem = NULL, failures = 0, waiting = NULL,"
                 " due_at = 0 WHERE id = ?1"
                 " AND (SELECT url_key FROM node WHERE id = ?1) IS NOT ?2",
                 DB(id), DB(buf_c(&key))) &&
           db_do(s, e, "UPDATE node SET url = ?2, url_key = ?3 WHERE id = ?1", DB(id),
                 DB(buf_c(&clean)), DB(buf_c(&key))) &&
           set_login(s, id, url, e);
}

static bool check_twice(struct store *s, int64_t id, struct error *e)
{
    int64_t n;
    if (!db_get(s, e, &n,
                "SELECT count(*) FROM node a JOIN node b ON b.url_key = a.url_key"
                " AND b.parent = a.parent AND b.id <> a.id AND b.removed_at IS NULL"
                " WHERE a.id = ?1",
                DB(id)))
        return false;
    return !n || error_set(e, ERROR_EXISTS, 0, "that source already exists");
}

static bool edit(struct store *s, int64_t id, const struct tree_change *c, struct error *e)
{
    enum node_kind kind;
    if (!load_kind(s, id, &kind, e))
        return false;
    bool source = node_is_source(kind);
    if (kind == NODE_ROOT || (c->kind != NODE_ROOT && (!source || !node_is_source(c->kind))) ||
        (c->url && !source) || (c->query && kind != NODE_VIEW))
        return error_set(e, ERROR_INVALID, 0, "not applicable to this kind of entry");
    unsigned what = (c->parent ? VIEWS_NODES : 0) | (c->title && source ? VIEWS_NAME : 0);
    return views_note_tree(s, kind != NODE_VIEW && what ? id : 0, what, e) &&
           (!c->query || views_set_query(s, id, c->query, e)) &&
           (!c->title ||
            db_do(s, e, "UPDATE node SET title = ?2 WHERE id = ?1", DB(id), DB(c->title))) &&
           (!c->site_url ||
            db_do(s, e, "UPDATE node SET site_url = ?2 WHERE id = ?1", DB(id), DB(c->site_url))) &&
           (c->kind == NODE_ROOT ||
            db_do(s, e, "UPDATE node SET kind = ?2 WHERE id = ?1", DB(id), DB(c->kind))) &&
           (!c->url || set_url(s, id, c->url, e)) &&
           ((!c->parent && !c->before) || move(s, id, kind, c->parent, c->before, e)) &&
           ((!c->url && !c->parent) || check_twice(s, id, e));
}

bool tree_get_place(struct store *s, int64_t id, struct tree_change *place, struct error *e)
{
    return db_get(s, e, &place->parent, "SELECT parent FROM node WHERE id = ?1", DB(id)) &&
           db_get(s, e, &place->before,
                  "SELECT coalesce((SELECT b.id FROM node a JOIN node b ON b.parent = a.parent"
                  " AND b.position > a.position WHERE a.id = ?1"
                  " ORDER BY b.position LIMIT 1), ?2)",
                  DB(id), DB(TREE_LAST));
}

bool tree_edit(struct store *s, int64_t id, const struct tree_change *change, struct error *e)
{
    return store_begin(s, e) && store_end(s, edit(s, id, change, e), e);
}

/* ---- removal ----------------------------------------------------------------------------- */

bool tree_remove(struct store *s, int64_t id, int64_t now, struct error *e)
{
    enum node_kind kind;
    if (!store_begin(s, e))
        return false;
    bool ok = load_kind(s, id, &kind, e);
    if (ok && kind == NODE_ROOT)
        ok = error_set(e, ERROR_INVALID, 0, "the root cannot be removed");
    ok = ok && views_note_tree(s, kind == NODE_VIEW ? 0 : id, VIEWS_LISTED | VIEWS_NODES, e) &&
         (kind == NODE_VIEW || chain_detach(s, id, e)) &&
         db_do(s, e, "UPDATE node SET removed_at = ?2 WHERE id = ?1", DB(id), DB(now));
    return store_end(s, ok, e);
}

bool tree_restore(struct store *s, int64_t id, struct error *e)
{
    int64_t is_view;
    if (!store_begin(s, e))
        return false;
    bool ok =
        db_get(s, e, &is_view, "SELECT EXISTS (SELECT 1 FROM node WHERE id = ?1 AND kind = ?2)",
               DB(id), DB(NODE_VIEW)) &&
        views_note_tree(s, is_view ? 0 : id, VIEWS_LISTED | VIEWS_NODES, e) &&
        db_do(s, e, "UPDATE node SET removed_at = NULL WHERE id = ?1 AND removed_at >= 0", DB(id));
    if (ok && !sqlite3_changes64(s->db))
        ok = error_set(e, ERROR_NOT_FOUND, 0, "no removed node %lld", (long long)id);
    ok = ok && (is_view || chain_attach(s, id, e));
    return store_end(s, ok, e);
}
