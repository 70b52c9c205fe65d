/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/tree/tree.h"
#include "base/vec.h"
#include "store/sql/db.h"
#include "store/tree/chain.h"
#include "store/tree/source-row.h"
#include "text/url/url.h"

/* Sources without a title have their address. */
#define NODE_TITLE "coalesce(nullif(n.title, ''), n.url, '')"
#define NODE_COLUMNS                                                                               \
    "n.id, n.parent, n.kind, " NODE_TITLE                                                          \
    ", n.url, n.site_url, n.language, n.description, n.unread, n.total, n.offline,"                \
    " view.query, view.problem, view.walk_time NOT NULL, account.url,"                             \
    " account_feed.stream NOT NULL, account_feed.refusal"
enum { N_NODE_COLUMNS = 17 };
#define FROM_NODE                                                                                  \
    " FROM node n LEFT JOIN source ON source.id = n.id LEFT JOIN view ON view.id = n.id"           \
    " LEFT JOIN account ON account.id = n.id LEFT JOIN account_feed ON account_feed.node = n.id"
#define STATUS_COLUMNS SOURCE_STATUS_COLUMNS ", " ACCOUNT_STATUS_COLUMNS

static void read_node(sqlite3_stmt *st, struct arena *arena, struct tree_node *n)
{
    *n = (struct tree_node){
        .id = sqlite3_column_int64(st, 0),
        .parent = sqlite3_column_int64(st, 1),
        .kind = (enum node_kind)sqlite3_column_int(st, 2),
        .title = db_column_line(st, 3, arena),
        .url = db_column_text(st, 4, arena),
        .site_url = db_column_text(st, 5, arena),
        .language = db_column_text(st, 6, arena),
        .description = db_column_text(st, 7, arena),
        .unread = sqlite3_column_int64(st, 8),
        .total = sqlite3_column_int64(st, 9),
        .offline = sqlite3_column_int64(st, 10),
    };
    if (n->kind == NODE_VIEW) {
        n->query = db_column_text(st, 11, arena);
        n->status.problem = db_column_text(st, 12, arena);
        n->status.error = n->status.problem ? ERROR_USAGE : ERROR_NONE;
        n->counting = sqlite3_column_int(st, 13);
    }
    if (node_is_source(n->kind)) {
        source_read_status(st, N_NODE_COLUMNS, arena, &n->status);
        n->synced = sqlite3_column_int(st, 15);
        n->refusal = db_column_text(st, 16, arena);
    }
    if (sqlite3_column_type(st, 14) != SQLITE_NULL) {
        n->is_account = true;
        n->url = db_column_text(st, 14, arena);
        account_read_status(st, N_NODE_COLUMNS + N_SOURCE_STATUS_COLUMNS, arena, &n->status);
    }
}

/* `all` has siblings in sequence; children are found by parent. */
struct order {
    const struct tree_node *all;
    size_t n;
    struct tree_node *out;
    size_t n_out;
};

static size_t first_child(const struct order *o, int64_t parent)
{
    size_t low = 0, high = o->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (o->all[middle].parent < parent)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_children(struct order *o, int64_t parent, int depth)
{
    if (depth > TREE_MAX_DEPTH)
        return;
    for (size_t i = first_child(o, parent); i < o->n && o->all[i].parent == parent; i++) {
        struct tree_node *node = &o->out[o->n_out++];
        *node = o->all[i];
        node->depth = depth;
        add_children(o, node->id, depth + 1);
    }
}

static bool read_all(struct store *s, struct tree *out, struct order *o, struct error *e)
{
    int64_t n;
    sqlite3_stmt *st = db_statement(s,
                                    "SELECT " NODE_COLUMNS ", " STATUS_COLUMNS FROM_NODE
                                    " WHERE n.removed_at IS NULL AND n.parent IS NOT NULL"
                                    " ORDER BY n.parent, n.position",
                                    e);
    if (!st || !db_get(s, e, &n, "SELECT count(*) FROM node"))
        return false;
    bool ok = true;
    struct tree_node *all = arena_array(&out->arena, (size_t)n + 1, sizeof *all);
    o->all = all;
    o->out = arena_array(&out->arena, (size_t)n + 1, sizeof *all);
    while (db_next(s, st, &ok, e))
        if (o->n < (size_t)n)
            read_node(st, &out->arena, &all[o->n++]);
    return ok;
}

static bool load_totals(struct store *s, struct tree_totals *out, struct error *e)
{
    int64_t all;
    return chain_find_node(s, TREE_ALL, &all, e) &&
           db_get(s, e, &out->unread, "SELECT unread FROM node WHERE id = ?1", DB(all)) &&
           db_get(s, e, &out->total, "SELECT total FROM node WHERE id = ?1", DB(all)) &&
           db_get(s, e, &out->offline, "SELECT offline FROM node WHERE id = ?1", DB(TREE_ROOT)) &&
           db_get(s, e, &out->starred,
                  "SELECT count(*) FROM article WHERE starred AND NOT hidden") &&
           db_get(s, e, &out->muted, "SELECT count(*) FROM article WHERE hidden = 1");
}

bool tree_load(struct store *s, struct tree *out, struct error *e)
{
    struct order o = {0};
    *out = (struct tree){0};
    if (!store_begin(s, e))
        return false;
    bool ok = read_all(s, out, &o, e) && load_totals(s, &out->all, e);
    if (!store_end(s, ok, e)) {
        tree_fini(out);
        return false;
    }
    add_children(&o, TREE_ROOT, 0);
    out->nodes = o.out;
    out->n = o.n_out;
    return true;
}

static bool read_counts(struct store *s, struct tree_counts *out, struct error *e)
{
    VEC(struct node_counts) counts = {0};
    bool ok = true;
    sqlite3_stmt *st =
        db_statement(s, "SELECT id, unread, total, offline FROM node ORDER BY id", e);
    while (db_next(s, st, &ok, e))
        vec_push(&counts,
                 (struct node_counts){sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
                                      sqlite3_column_int64(st, 2), sqlite3_column_int64(st, 3)});
    vec_take(&counts, &out->arena, &out->nodes, &out->n);
    return ok;
}

bool tree_load_counts(struct store *s, struct tree_counts *out, struct error *e)
{
    *out = (struct tree_counts){0};
    return store_begin(s, e) &&
           store_end(s, read_counts(s, out, e) && load_totals(s, &out->all, e), e);
}

/* Depth below the portals; ERROR_NOT_FOUND unless the node and all its ancestors exist. */
static bool find_depth(struct store *s, int64_t id, int *depth, struct error *e)
{
    int64_t steps; /* 0 below a removed node */
    if (!db_get(s, e, &steps,
                TREE_ABOVE "SELECT CASE WHEN count(removed_at) THEN 0 ELSE count(*) END FROM above",
                DB(id)))
        return false;
    if (!steps)
        return error_set(e, ERROR_NOT_FOUND, 0, "no node %lld", (long long)id);
    *depth = (int)steps - 2; /* without itself and the root */
    return true;
}

bool tree_get(struct store *s, int64_t id, struct arena *arena, struct tree_node *out,
              struct error *e)
{
    int depth;
    if (!find_depth(s, id, &depth, e))
        return false;
    AUTO_RESET sqlite3_stmt *st = db_find(
        s, "node", id, "SELECT " NODE_COLUMNS ", " STATUS_COLUMNS FROM_NODE " WHERE n.id = ?1", e);
    if (!st)
        return false;
    read_node(st, arena, out);
    out->depth = depth;
    return true;
}

bool tree_path(struct store *s, int64_t id, struct arena *arena, const char ***titles, size_t *n,
               struct error *e)
{
    int depth;
    bool ok = true;
    if (!find_depth(s, id, &depth, e))
        return false;
    sqlite3_stmt *st = db_select(s, e,
                                 TREE_ABOVE "SELECT " NODE_TITLE " FROM above JOIN node n USING(id)"
                                            " WHERE n.parent NOT NULL ORDER BY step DESC",
                                 DB(id));
    *titles = arena_array(arena, (size_t)depth + 2, sizeof **titles);
    *n = 0;
    while (db_next(s, st, &ok, e))
        if (*n <= (size_t)depth)
            (*titles)[(*n)++] = db_column_text(st, 0, arena);
    return ok;
}

bool tree_last_id(struct store *s, int64_t *out, struct error *e)
{
    return db_get(s, e, out, "SELECT max(id) FROM node");
}

bool tree_find_url(struct store *s, const char *url, int64_t *out, struct error *e)
{
    AUTO(buf) key = BUF_INIT;
    bool ok = true;
    url_add_canonical(&key, str_from(url));
    *out = 0;
    sqlite3_stmt *st =
        db_select(s, e, "SELECT id FROM node WHERE url_key = ?1 ORDER BY id", DB(buf_c(&key)));
    while (db_next(s, st, &ok, e)) {
        int depth;
        struct error unseen;
        int64_t id = sqlite3_column_int64(st, 0);
        if (!*out && find_depth(s, id, &depth, &unseen))
            *out = id;
    }
    return ok;
}

bool tree_find_folder(struct store *s, int64_t parent, const char *title, int64_t *out,
                      struct error *e)
{
    return db_get(s, e, out,
                  "SELECT coalesce((SELECT id FROM node WHERE parent = ?1 AND title = ?2"
                  " AND kind < ?3 AND removed_at IS NULL ORDER BY position LIMIT 1), 0)",
                  DB(parent), DB(title), DB(NODE_FEED));
}
