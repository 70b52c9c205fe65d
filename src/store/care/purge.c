/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Final deletion of removed nodes: step by step their articles and placements, then the nodes. */
#include "store/care/purge.h"

#include "store/list/article-row.h"
#include "store/tree/listing.h"
#include "store/view/views.h"

enum { STEP = 50, KEY_STEP = 2000, BEGUN = -1 /* in removed_at: not restorable any more */ };

/* Fills temp.picked_node with the nodes of a subtree. */
static bool pick_nodes(struct store *s, int64_t top, struct error *e)
{
    return db_exec(s, "CREATE TEMP TABLE IF NOT EXISTS picked_node(id INTEGER PRIMARY KEY)", e) &&
           db_do(s, e, "DELETE FROM temp.picked_node") &&
           db_do(s, e,
                 "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT node.id FROM node"
                 " JOIN below ON node.parent = below.id)"
                 " INSERT INTO temp.picked_node SELECT id FROM below",
                 DB(top));
}

/* Picked nodes, innermost first. */
static sqlite3_stmt *picked_nodes(struct store *s, struct error *e)
{
    return db_statement(s, "SELECT id FROM temp.picked_node ORDER BY id DESC", e);
}

/* Detaches articles from the sources in picked_node: shared ones stay with their other sources,
 * starred, tagged and noted ones stay orphaned, the rest is deleted. */
static bool purge_picked(struct store *s, struct error *e)
{
    static const char *const hand_over[] = {
        "DELETE FROM placement WHERE article IN (SELECT article FROM temp.picked)"
        " AND source IN (SELECT id FROM temp.picked_node)",
        "DELETE FROM carrier WHERE article IN (SELECT article FROM temp.picked)"
        " AND source IN (SELECT id FROM temp.picked_node)",
        "UPDATE article SET source = (SELECT source FROM carrier WHERE article = article.id"
        " LIMIT 1) WHERE id IN (SELECT article FROM carrier WHERE article IN"
        " (SELECT article FROM temp.picked)) AND source IN (SELECT id FROM temp.picked_node)",
        /* A single remaining source needs no carrier row. */
        "DELETE FROM carrier WHERE article IN (SELECT article FROM carrier"
        " WHERE article IN (SELECT article FROM temp.picked) GROUP BY article HAVING count(*) = 1)",
        "UPDATE article AS a SET source_name = coalesce(source_name,"
        " (SELECT title FROM node WHERE id = a.source)), source = NULL"
        " WHERE id IN (SELECT article FROM temp.picked) AND " ARTICLE_IS_KEPT
        " AND source IN (SELECT id FROM temp.picked_node)",
    };
    bool ok = db_each(s, picked_nodes(s, e), listing_drop_at, e);
    for (size_t i = 0; ok && i < ARRAY_SIZE(hand_over); i++)
        ok = db_do(s, e, hand_over[i]);
    return ok && views_update_picked(s, VIEWS_LISTED | VIEWS_NODES | VIEWS_NAME, e) &&
           db_do(s, e,
                 "DELETE FROM temp.picked WHERE article NOT IN (SELECT id FROM article"
                 " WHERE id IN (SELECT article FROM temp.picked)"
                 " AND source IN (SELECT id FROM temp.picked_node))") &&
           articles_delete_picked(s, e);
}

static bool purge_articles(struct store *s, const char *pick, bool *found, struct error *e)
{
    return listing_clear_picked(s, e) && db_do(s, e, pick, DB(STEP)) &&
           db_has(s, e, found, "SELECT count(*) FROM temp.picked") &&
           (!*found || purge_picked(s, e));
}

static bool purge_listed(struct store *s, bool *found, struct error *e)
{
    return purge_articles(s,
                          "INSERT OR IGNORE INTO temp.picked SELECT article FROM listing"
                          " WHERE node IN (SELECT id FROM temp.picked_node) LIMIT ?1",
                          found, e);
}

static bool purge_hidden(struct store *s, bool *found, struct error *e)
{
    return purge_articles(s,
                          "INSERT OR IGNORE INTO temp.picked SELECT a.id FROM placement p"
                          " CROSS JOIN article a ON a.id = p.article AND a.hidden"
                          " WHERE p.source IN (SELECT id FROM temp.picked_node) LIMIT ?1",
                          found, e);
}

/* Deletes placements of articles forgotten earlier. */
static bool purge_keys(struct store *s, bool *found, struct error *e)
{
    bool ok = db_do(s, e,
                    "DELETE FROM placement WHERE (source, key) IN (SELECT source, key"
                    " FROM placement WHERE source IN (SELECT id FROM temp.picked_node) LIMIT ?1)",
                    DB(KEY_STEP));
    *found = ok && sqlite3_changes64(s->db) > 0;
    return ok;
}

/* Deletes what a removed account knows of its server. */
static bool purge_accounts(struct store *s, bool *found, struct error *e)
{
    static const char *const steps[] = {
        "DELETE FROM account_item WHERE (account, item) IN (SELECT account, item FROM account_item"
        " WHERE account IN (SELECT id FROM temp.picked_node) LIMIT ?1)",
        "DELETE FROM account_label WHERE (account, key, item) IN (SELECT account, key, item"
        " FROM account_label WHERE account IN (SELECT id FROM temp.picked_node) LIMIT ?1)",
        "DELETE FROM account_feed WHERE node IN (SELECT node FROM account_feed"
        " WHERE account IN (SELECT id FROM temp.picked_node) LIMIT ?1)",
    };
    bool ok = true;
    *found = false;
    for (size_t i = 0; ok && !*found && i < ARRAY_SIZE(steps); i++) {
        ok = db_do(s, e, steps[i], DB(KEY_STEP));
        *found = ok && sqlite3_changes64(s->db) > 0;
    }
    return ok;
}

/* Views of the subtree hold articles of any source. */
static bool clear_view(struct store *s, int64_t node, struct error *e)
{
    if (!db_do(s, e, "DELETE FROM view WHERE id = ?1", DB(node)))
        return false;
    if (!sqlite3_changes64(s->db))
        return true;
    views_forget(s);
    return listing_clear(s, node, e);
}

static bool purge_nodes(struct store *s, struct error *e)
{
    return db_each(s, picked_nodes(s, e), listing_clear, e) &&
           db_do(s, e, "DELETE FROM source WHERE id IN (SELECT id FROM temp.picked_node)") &&
           db_do(s, e, "DELETE FROM node WHERE id IN (SELECT id FROM temp.picked_node)");
}

static bool purge(struct store *s, int64_t top, struct error *e)
{
    bool found = false;
    return db_do(s, e, "UPDATE node SET removed_at = ?2 WHERE id = ?1", DB(top), DB(BEGUN)) &&
           pick_nodes(s, top, e) && db_each(s, picked_nodes(s, e), clear_view, e) &&
           purge_listed(s, &found, e) && (found || purge_hidden(s, &found, e)) &&
           (found || purge_keys(s, &found, e)) && (found || purge_accounts(s, &found, e)) &&
           (found || purge_nodes(s, e));
}

bool tree_purge(struct store *s, int64_t before, bool *more, struct error *e)
{
    int64_t top;
    *more = false;
    /* Checks first without a lock: mostly there is nothing to do. */
    if (!db_get(s, e, &top,
                "SELECT coalesce((SELECT id FROM node WHERE removed_at NOT NULL"
                " AND removed_at <= ?1 LIMIT 1), 0)",
                DB(before)))
        return false;
    if (!top)
        return true;
    *more = store_begin(s, e) && store_end(s, purge(s, top, e), e);
    return *more;
}
