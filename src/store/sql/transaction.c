/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "store/sql/db.h"

bool store_is_in_place(const struct store *s, struct error *e)
{
    struct stat st;
    if (stat(s->path, &st) == 0 && st.st_dev == s->device && st.st_ino == s->inode)
        return true;
    return error_set(e, ERROR_SYSTEM, ENOENT, "%s: was deleted or replaced while it was open",
                     s->path);
}

bool store_begin(struct store *s, struct error *e)
{
    char sql[32];
    snprintf(sql, sizeof sql, "SAVEPOINT level%d", s->depth);
    const char *outermost = s->read_only ? "BEGIN" : "BEGIN IMMEDIATE";
    if (s->depth == 0 && !s->read_only && !store_is_in_place(s, e))
        return false;
    if (s->depth > 0 ? !db_exec(s, sql, e) : !db_do(s, e, outermost))
        return false;
    if (s->depth == 0 && s->views_state == VIEWS_SURE)
        s->views_state = VIEWS_UNSURE;
    s->depth++;
    return true;
}

static bool prepare_commit(struct store *s, struct error *e)
{
    bool (*call)(struct store *, struct error *) = s->before_commit;
    if (s->depth > 1 || !call)
        return true;
    s->before_commit = NULL;
    return call(s, e);
}

bool store_commit(struct store *s, struct error *e)
{
    char sql[32];
    snprintf(sql, sizeof sql, "RELEASE level%d", s->depth - 1);
    if (!prepare_commit(s, e) || (s->depth > 1 ? !db_exec(s, sql, e) : !db_do(s, e, "COMMIT"))) {
        store_rollback(s);
        return false;
    }
    s->depth--;
    return true;
}

void store_rollback(struct store *s)
{
    char sql[64];
    s->depth--;
    s->views_state = VIEWS_STALE;
    s->rules_stale = true;
    if (s->depth == 0)
        s->before_commit = NULL;
    /* After some errors, like a full disk, SQLite has already rolled back. */
    if (sqlite3_get_autocommit(s->db))
        return;
    if (s->depth == 0)
        snprintf(sql, sizeof sql, "ROLLBACK");
    else
        snprintf(sql, sizeof sql, "ROLLBACK TO level%d; RELEASE level%d", s->depth, s->depth);
    sqlite3_exec(s->db, sql, NULL, NULL, NULL);
}

bool store_end(struct store *s, bool ok, struct error *e)
{
    if (ok)
        return store_commit(s, e);
    store_rollback(s);
    return false;
}
