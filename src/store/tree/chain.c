/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tree/chain.h"

#include "base/vec.h"
#include "model/source.h"
#include "store/tree/listing.h"

/* Loads `parent` and its ancestors, as far as the chains below it reach. */
static bool load_above(struct store *s, int64_t parent, struct ids *out, struct error *e)
{
    while (parent) {
        sqlite3_stmt *st =
            db_find(s, "node", parent, "SELECT parent, removed_at FROM node WHERE id = ?1", e);
        if (!st)
            return false;
        vec_push(out, parent);
        bool top = sqlite3_column_type(st, 1) != SQLITE_NULL;
        parent = top ? 0 : sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return true;
}

static bool has(const struct ids *nodes, int64_t id)
{
    for (size_t i = 0; nodes && i < nodes->n; i++)
        if (nodes->v[i] == id)
            return true;
    return false;
}

#define OFFLINE_AT_NODE                                                                            \
    "SELECT CASE (SELECT offline FROM node WHERE id = ?1) WHEN 0 THEN 0 ELSE (SELECT count(*)"     \
    " FROM listing CROSS JOIN article a ON a.id = listing.article WHERE listing.node = ?1"         \
    " AND a.offline AND "
#define IS_LISTED_ABOVE                                                                            \
    "EXISTS (SELECT 1 FROM listing m WHERE m.node = ?2 AND m.time = listing.time"                  \
    " AND m.article = listing.article)"

/* Adds the list of `node` to that of its ancestor `above`. */
static bool list_at(struct store *s, int64_t node, int64_t above, struct error *e)
{
    struct listing_counts by;
    if (!db_get(s, e, &by.offline, OFFLINE_AT_NODE "NOT " IS_LISTED_ABOVE ") END", DB(node),
                DB(above)) ||
        !db_do(s, e, "INSERT OR IGNORE INTO chain SELECT source, ?2 FROM chain WHERE node = ?1",
               DB(node), DB(above)) ||
        !db_do(
            s, e,
            "INSERT OR IGNORE INTO listing SELECT ?2, time, article FROM listing WHERE node = ?1",
            DB(node), DB(above)))
        return false;
    by.total = sqlite3_changes64(s->db);
    if (!db_do(s, e,
               "INSERT OR IGNORE INTO unread SELECT ?2, time, article FROM unread WHERE node = ?1",
               DB(node), DB(above)))
        return false;
    by.unread = sqlite3_changes64(s->db);
    return listing_count_at(s, above, &by, e);
}

#define NOT_CARRIED_BELOW(table)                                                                   \
    "NOT EXISTS (SELECT 1 FROM carrier k JOIN chain c ON c.source = k.source AND c.node = ?2"      \
    " WHERE k.article = " table ".article)"

/* Removes the list of `node` from `above`, except articles of other sources below `above`. */
static bool unlist_at(struct store *s, int64_t node, int64_t above, struct error *e)
{
    struct listing_counts by;
    if (!db_do(s, e,
               "DELETE FROM chain WHERE node = ?2 AND source IN"
               " (SELECT source FROM chain WHERE node = ?1)",
               DB(node), DB(above)) ||
        !db_get(s, e, &by.offline,
                OFFLINE_AT_NODE IS_LISTED_ABOVE " AND " NOT_CARRIED_BELOW("listing") ") END",
                DB(node), DB(above)) ||
        !db_do(s, e,
               "DELETE FROM listing WHERE node = ?2 AND (time, article) IN"
               " (SELECT time, article FROM listing WHERE node = ?1)"
               " AND " NOT_CARRIED_BELOW("listing"),
               DB(node), DB(above)))
        return false;
    by.total = -sqlite3_changes64(s->db);
    if (!db_do(s, e,
               "DELETE FROM unread WHERE node = ?2 AND (time, article) IN"
               " (SELECT time, article FROM unread WHERE node = ?1)"
               " AND " NOT_CARRIED_BELOW("unread"),
               DB(node), DB(above)))
        return false;
    by.unread = -sqlite3_changes64(s->db);
    by.offline = -by.offline;
    return listing_count_at(s, above, &by, e);
}

static bool parent_of(struct store *s, int64_t node, int64_t *out, struct error *e)
{
    return db_get(s, e, out, "SELECT parent FROM node WHERE id = ?1", DB(node));
}

bool chain_find_node(struct store *s, int64_t node, int64_t *out, struct error *e)
{
    int64_t exists = 0;
    bool ok =
        node != TREE_ALL ||
        db_get(s, e, &exists, "SELECT EXISTS (SELECT 1 FROM node WHERE id = ?1)", DB(TREE_ALL));
    *out = node != TREE_ALL || exists ? node : TREE_ROOT;
    return ok;
}

/* Lists the sources below `node` at TREE_ALL, if that exists, or removes them. */
static bool change_all(struct store *s, int64_t node, bool list, struct error *e)
{
    AUTO(ids) sources = {0};
    int64_t all = TREE_ROOT;
    bool ok = chain_find_node(s, TREE_ALL, &all, e) &&
              (all != TREE_ALL ||
               db_get_all(s, e, &sources,
                          "SELECT c.source FROM chain c CROSS JOIN source s ON s.id = c.source"
                          " WHERE c.node = ?1 AND NOT s.quiet",
                          DB(node)));
    for (size_t i = 0; ok && i < sources.n; i++)
        ok = list ? list_at(s, sources.v[i], all, e) : unlist_at(s, sources.v[i], all, e);
    return ok;
}

/* Lists of TREE_ALL are made with the first quiet source, and removed with the last. */
static bool make_all(struct store *s, struct error *e)
{
    return db_do(s, e, "INSERT INTO node(id, position, kind, title) VALUES(?1, 0, 0, '')",
                 DB(TREE_ALL)) &&
           list_at(s, TREE_ROOT, TREE_ALL, e);
}

static bool drop_all(struct store *s, struct error *e)
{
    return listing_clear(s, TREE_ALL, e) &&
           db_do(s, e, "DELETE FROM node WHERE id = ?1", DB(TREE_ALL));
}

bool chain_set_quiet(struct store *s, int64_t source, bool quiet, struct error *e)
{
    int64_t all, listed, others;
    if (!chain_find_node(s, TREE_ALL, &all, e) ||
        !db_get(s, e, &listed,
                "SELECT EXISTS (SELECT 1 FROM chain WHERE source = ?1 AND node = ?2)", DB(source),
                DB(TREE_ROOT)) ||
        !db_do(s, e, "UPDATE source SET quiet = ?2 WHERE id = ?1", DB(source), DB(quiet)) ||
        !db_get(s, e, &others, "SELECT EXISTS (SELECT 1 FROM source WHERE quiet)"))
        return false;
    if (!others)
        return all != TREE_ALL || drop_all(s, e);
    if (all != TREE_ALL && !make_all(s, e))
        return false;
    return !listed || (quiet ? unlist_at(s, source, TREE_ALL, e) : list_at(s, source, TREE_ALL, e));
}

/* Lists the sources below `node` at all nodes above it, or removes them. */
static bool change_above(struct store *s, int64_t node, bool list, struct error *e)
{
    AUTO(ids) above = {0};
    int64_t parent;
    bool ok = parent_of(s, node, &parent, e) && load_above(s, parent, &above, e);
    for (size_t i = 0; ok && i < above.n; i++)
        ok = list ? list_at(s, node, above.v[i], e) : unlist_at(s, node, above.v[i], e);
    return ok && (!has(&above, TREE_ROOT) || change_all(s, node, list, e));
}

bool chain_attach(struct store *s, int64_t node, struct error *e)
{
    return db_do(s, e, "INSERT OR IGNORE INTO chain SELECT id, id FROM source WHERE id = ?1",
                 DB(node)) &&
           change_above(s, node, true, e);
}

bool chain_detach(struct store *s, int64_t node, struct error *e)
{
    return change_above(s, node, false, e);
}

bool chain_move(struct store *s, int64_t node, int64_t parent, struct error *e)
{
    AUTO(ids) old = {0}, new = {0};
    int64_t old_parent;
    bool ok = parent_of(s, node, &old_parent, e) && load_above(s, old_parent, &old, e) &&
              load_above(s, parent, &new, e) &&
              db_do(s, e, "UPDATE node SET parent = ?2 WHERE id = ?1", DB(node), DB(parent));
    for (size_t i = 0; ok && i < old.n; i++)
        ok = has(&new, old.v[i]) || unlist_at(s, node, old.v[i], e);
    for (size_t i = 0; ok && i < new.n; i++)
        ok = has(&old, new.v[i]) || list_at(s, node, new.v[i], e);
    if (ok && has(&old, TREE_ROOT) != has(&new, TREE_ROOT))
        ok = change_all(s, node, has(&new, TREE_ROOT), e);
    return ok;
}
