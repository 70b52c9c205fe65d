/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/view/tree.h"

#include "store/view/views.h"

/* Articles of a subtree that are judged in its transaction: some 100 ms at most. */
enum { MAX_JUDGED = 2000 };

/* ---- notes ------------------------------------------------------------------------------- */

/* Notes are in temporary tables, so that they are rolled back with the changes: paths of views
 * before the first change, and parts of articles by subtree. */
static bool make_tables(struct store *s, struct error *e)
{
    return db_exec(s,
                   "CREATE TEMP TABLE IF NOT EXISTS view_path(view INTEGER PRIMARY KEY, paths);"
                   "CREATE TEMP TABLE IF NOT EXISTS view_part(node INTEGER PRIMARY KEY, what)",
                   e);
}

static bool clear_tables(struct store *s, struct error *e)
{
    return db_do(s, e, "DELETE FROM temp.view_path") && db_do(s, e, "DELETE FROM temp.view_part");
}

static bool note_paths(struct store *s, const struct views *views, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < views->set.n; i++)
        ok = db_do(s, e, "INSERT OR IGNORE INTO temp.view_path VALUES(?1, ?2)",
                   DB(views->set.v[i].id), DB((int64_t)views->set.v[i].paths));
    return ok;
}

/* ---- settling ---------------------------------------------------------------------------- */

/* Restarts views whose paths lead elsewhere than before. */
static bool restart_moved(struct store *s, const struct views *views, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < views->set.n; i++) {
        const struct view *v = &views->set.v[i];
        int64_t moved;
        ok = db_get(s, e, &moved,
                    "SELECT EXISTS (SELECT 1 FROM temp.view_path WHERE view = ?1 AND paths <> ?2)",
                    DB(v->id), DB((int64_t)v->paths)) &&
             (!moved || views_restart(s, v, e));
    }
    return ok;
}

/* Takes articles that are on no other list off a view whose query does not depend on nodes. */
static bool drop_unlisted(struct store *s, struct view *v, int64_t node, struct error *e)
{
    return listing_clear_picked(s, e) &&
           db_do(s, e,
                 "INSERT INTO temp.picked SELECT l.article FROM listing l JOIN listing below"
                 " ON below.node = ?2 AND below.time = l.time AND below.article = l.article"
                 " WHERE l.node = ?1 AND NOT EXISTS (SELECT 1 FROM listing m WHERE m.node = 1"
                 " AND m.time = l.time AND m.article = l.article)",
                 DB(v->id), DB(node)) &&
           listing_drop_at(s, v->id, e);
}

static bool settle_large(struct store *s, const struct views *views, int64_t node, unsigned what,
                         struct error *e)
{
    int64_t removed;
    bool ok =
        db_get(s, e, &removed, "SELECT removed_at NOT NULL FROM node WHERE id = ?1", DB(node));
    for (size_t i = 0; ok && i < views->set.n; i++) {
        struct view *v = &views->set.v[i];
        if (!(v->depends & what))
            continue;
        ok = removed && !v->kept && !(v->depends & VIEWS_NODES) ? drop_unlisted(s, v, node, e)
                                                                : views_restart(s, v, e);
    }
    return ok;
}

static bool settle_small(struct store *s, int64_t node, unsigned what, struct error *e)
{
    AUTO(ids) ids = {0};
    return db_get_all(s, e, &ids, "SELECT article FROM listing WHERE node = ?1", DB(node)) &&
           views_update_all(s, ids.v, ids.n, what, e);
}

static bool settle_nodes(struct store *s, const struct views *views, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_statement(s, "SELECT node, what FROM temp.view_part", e);
    while (db_next(s, st, &ok, e)) {
        int64_t node = sqlite3_column_int64(st, 0), total;
        unsigned what = (unsigned)sqlite3_column_int(st, 1);
        ok = db_get(s, e, &total, "SELECT coalesce((SELECT total FROM node WHERE id = ?1), 0)",
                    DB(node)) &&
             (total <= MAX_JUDGED ? settle_small(s, node, what, e)
                                  : settle_large(s, views, node, what, e));
    }
    return ok;
}

static bool settle(struct store *s, struct error *e)
{
    struct views *views;
    views_forget(s);
    bool ok = views_load(s, &views, e) && restart_moved(s, views, e) && settle_nodes(s, views, e) &&
              clear_tables(s, e);
    views_forget(s);
    return ok;
}

bool views_note_tree(struct store *s, int64_t node, unsigned what, struct error *e)
{
    struct views *views;
    s->rules_stale = true;
    if (!views_load(s, &views, e))
        return false;
    if (!views->set.n)
        return true;
    bool ok = make_tables(s, e) && (s->before_commit || clear_tables(s, e)) &&
              note_paths(s, views, e) &&
              (!node || db_do(s, e,
                              "INSERT INTO temp.view_part VALUES(?1, ?2) ON CONFLICT(node)"
                              " DO UPDATE SET what = what | excluded.what",
                              DB(node), DB(what)));
    s->before_commit = settle;
    return ok;
}
