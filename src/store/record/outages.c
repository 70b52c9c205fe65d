/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record/outages.h"

#include "base/vec.h"
#include "store/sql/db.h"

bool outage_note(struct store *s, const char *host, const char *problem, int64_t now,
                 struct error *e)
{
    return db_do(s, e,
                 "INSERT INTO outage VALUES(?1, ?2, ?2, ?3) ON CONFLICT(host) DO UPDATE"
                 " SET checked_at = ?2, problem = ?3",
                 DB(host), DB(now), DB(problem));
}

bool outage_end(struct store *s, const char *host, bool *ended, struct error *e)
{
    if (!db_do(s, e, "DELETE FROM outage WHERE host = ?1", DB(host)))
        return false;
    *ended = sqlite3_changes64(s->db) > 0;
    return true;
}

bool outages_exist(struct store *s, bool *any, struct error *e)
{
    return db_has(s, e, any, "SELECT EXISTS(SELECT 1 FROM outage)");
}

bool outages_forget(struct store *s, int64_t before, struct error *e)
{
    return db_do(s, e, "DELETE FROM outage WHERE checked_at < ?1", DB(before));
}

bool outages_load(struct store *s, struct arena *arena, struct outage **out, size_t *n,
                  struct error *e)
{
    VEC(struct outage) outages = {0};
    bool ok = true;
    sqlite3_stmt *st = db_statement(s, "SELECT host, since, problem FROM outage ORDER BY host", e);
    while (db_next(s, st, &ok, e)) {
        struct outage outage = {
            .host = db_column_text(st, 0, arena),
            .since = sqlite3_column_int64(st, 1),
            .problem = db_column_text(st, 2, arena),
        };
        vec_push(&outages, outage);
    }
    vec_take(&outages, arena, out, n);
    return ok;
}
