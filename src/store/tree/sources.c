/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tree/sources.h"

#include "base/vec.h"
#include "store/tree/chain.h"
#include "store/tree/source-row.h"

enum { N_FETCH_COLUMNS = 14 }; /* etag … program */

void account_read_status(sqlite3_stmt *st, int column, struct arena *arena,
                         struct source_status *out)
{
    *out = (struct source_status){
        .error = db_column_error(st, column),
        .http_status = sqlite3_column_int(st, column + 1),
        .problem = db_column_text(st, column + 2, arena),
        .failures = sqlite3_column_int(st, column + 3),
        .checked_at = sqlite3_column_int64(st, column + 4),
        .succeeded_at = sqlite3_column_int64(st, column + 5),
        .due_at = sqlite3_column_int64(st, column + 6),
    };
}

void source_read_status(sqlite3_stmt *st, int column, struct arena *arena,
                        struct source_status *out)
{
    int at = column + N_ACCOUNT_STATUS_COLUMNS; /* which come first here as well */
    account_read_status(st, column, arena, out);
    out->newest_at = sqlite3_column_int64(st, at);
    out->waiting = db_column_text(st, at + 1, arena);
    out->goes_on = sqlite3_column_int(st, at + 2);
}

static void read_fetch(sqlite3_stmt *st, struct arena *arena, struct source_fetch *out)
{
    int at = N_SOURCE_STATUS_COLUMNS;
    source_read_status(st, 0, arena, &out->status);
    out->etag = db_column_text(st, at, arena);
    out->last_modified = db_column_text(st, at + 1, arena);
    out->validators_at = sqlite3_column_int64(st, at + 2);
    out->body_hash = (uint64_t)sqlite3_column_int64(st, at + 3);
    out->moved_to = db_column_text(st, at + 4, arena);
    out->moved_count = sqlite3_column_int(st, at + 5);
    out->ttl = sqlite3_column_int64(st, at + 6);
    out->skip_hours = (uint32_t)sqlite3_column_int64(st, at + 7);
    out->skip_days = (uint8_t)sqlite3_column_int(st, at + 8);
    out->older_url = db_column_text(st, at + 9, arena);
    out->older_pages = sqlite3_column_int(st, at + 10);
    out->trimmed = sqlite3_column_type(st, at + 11) != SQLITE_NULL;
    out->network = (enum source_network)sqlite3_column_int(st, at + 12);
    out->is_program = sqlite3_column_int(st, at + 13);
}

static void read_settings(sqlite3_stmt *st, struct arena *arena, struct source_settings *out)
{
    int at = N_SOURCE_STATUS_COLUMNS + N_FETCH_COLUMNS;
    *out = (struct source_settings){
        .interval_minutes = sqlite3_column_int(st, at),
        .full_text = (enum full_text_mode)sqlite3_column_int(st, at + 1),
        .user_agent = db_column_text(st, at + 2, arena),
        .proxy = db_column_text(st, at + 3, arena),
        .cookie = db_column_text(st, at + 4, arena),
        .credentials = db_column_text(st, at + 5, arena),
        .zone_offset = sqlite3_column_type(st, at + 6) == SQLITE_NULL
                           ? ZONE_OFFSET_NONE
                           : sqlite3_column_int(st, at + 6),
        .keep_articles = sqlite3_column_int(st, at + 7),
        .keep_days = sqlite3_column_int(st, at + 8),
        .keep_pictures = (enum keep_mode)sqlite3_column_int(st, at + 9),
        .filter = db_column_text(st, at + 10, arena),
        .quiet = sqlite3_column_int(st, at + 11),
    };
}

bool source_load(struct store *s, int64_t id, struct arena *arena, struct source_fetch *fetch,
                 struct source_settings *settings, struct error *e)
{
    AUTO_RESET sqlite3_stmt *st = db_find(
        s, "source", id,
        "SELECT " SOURCE_STATUS_COLUMNS ", etag, last_modified, validators_at, body_hash, moved_to,"
        " moved_count, ttl, skip_hours, skip_days, older_url,"
        " older_pages, kept_from, network, program, interval_minutes, full_text, user_agent,"
        " proxy, cookie, credentials, zone_offset, keep_articles, keep_days,"
        " keep_pictures, filter, quiet FROM source WHERE id = ?1",
        e);
    if (!st)
        return false;
    if (fetch)
        read_fetch(st, arena, fetch);
    if (settings)
        read_settings(st, arena, settings);
    return true;
}

/* ERROR_NOT_FOUND if the last UPDATE of a source changed no row. */
static bool check_found(struct store *s, int64_t id, struct error *e)
{
    return sqlite3_changes64(s->db) > 0 ||
           error_set(e, ERROR_NOT_FOUND, 0, "no source %lld", (long long)id);
}

bool source_save_fetch(struct store *s, int64_t id, const struct source_fetch *f, struct error *e)
{
    const struct source_status *st = &f->status;
    const char *error = st->error == ERROR_NONE ? NULL : error_name(st->error);
    return db_do(s, e,
                 "UPDATE source SET error = ?2, http_status = ?3, problem = ?4, failures = ?5,"
                 " checked_at = ?6, succeeded_at = ?7, due_at = ?8, waiting = ?9, etag = ?10,"
                 " last_modified = ?11, validators_at = ?12, body_hash = ?13, moved_to = ?14,"
                 " moved_count = ?15, ttl = ?16, skip_hours = ?17, skip_days = ?18,"
                 " older_url = ?19, older_pages = ?20, network = ?21 WHERE id = ?1",
                 DB(id), DB(error), DB(st->http_status), DB(st->problem), DB(st->failures),
                 DB(st->checked_at), DB(st->succeeded_at), DB(st->due_at), DB(st->waiting),
                 DB(f->etag), DB(f->last_modified), DB(f->validators_at), DB((int64_t)f->body_hash),
                 DB(f->moved_to), DB(f->moved_count), DB(f->ttl), DB((int64_t)f->skip_hours),
                 DB((int64_t)f->skip_days), DB(f->older_url), DB(f->older_pages), DB(f->network)) &&
           check_found(s, id, e);
}

static bool save_settings(struct store *s, int64_t id, const struct source_settings *o,
                          struct error *e)
{
    int64_t quiet;
    /* The same answer means something else to another filter. */
    return db_do(s, e,
                 "UPDATE source SET etag = NULL, last_modified = NULL, validators_at = 0,"
                 " body_hash = 0 WHERE id = ?1 AND filter IS NOT ?2",
                 DB(id), DB(o->filter)) &&
           db_do(s, e,
                 "UPDATE source SET interval_minutes = ?2, full_text = ?3, user_agent = ?4,"
                 " proxy = ?5, cookie = ?6, credentials = ?7, zone_offset = nullif(?8, ?9),"
                 " keep_articles = ?10, keep_days = ?11, keep_pictures = ?12, filter = ?13"
                 " WHERE id = ?1",
                 DB(id), DB(o->interval_minutes), DB(o->full_text), DB(o->user_agent), DB(o->proxy),
                 DB(o->cookie), DB(o->credentials), DB(o->zone_offset), DB(ZONE_OFFSET_NONE),
                 DB(o->keep_articles), DB(o->keep_days), DB(o->keep_pictures), DB(o->filter)) &&
           check_found(s, id, e) &&
           db_get(s, e, &quiet, "SELECT quiet FROM source WHERE id = ?1", DB(id)) &&
           (quiet == o->quiet || chain_set_quiet(s, id, o->quiet, e));
}

bool source_save_settings(struct store *s, int64_t id, const struct source_settings *o,
                          struct error *e)
{
    return store_begin(s, e) && store_end(s, save_settings(s, id, o, e), e);
}

bool source_save_login(struct store *s, int64_t id, const char *login, struct error *e)
{
    return db_do(s, e, "UPDATE source SET credentials = ?2 WHERE id = ?1", DB(id), DB(login)) &&
           check_found(s, id, e);
}

bool source_set_host(struct store *s, const char *host, int64_t retry_at, struct error *e)
{
    if (!retry_at)
        return db_do(s, e, "DELETE FROM host WHERE host = ?1", DB(host));
    return db_do(s, e, "INSERT OR REPLACE INTO host VALUES(?1, ?2)", DB(host), DB(retry_at));
}

bool source_load_hosts(struct store *s, int64_t now, struct arena *arena, struct source_host **out,
                       size_t *n, struct error *e)
{
    VEC(struct source_host) hosts = {0};
    bool ok = true;
    sqlite3_stmt *st = db_select(
        s, e, "SELECT host, retry_at FROM host WHERE retry_at > ?1 ORDER BY host", DB(now));
    while (db_next(s, st, &ok, e)) {
        struct source_host host = {db_column_text(st, 0, arena), sqlite3_column_int64(st, 1)};
        vec_push(&hosts, host);
    }
    vec_take(&hosts, arena, out, n);
    return ok;
}
