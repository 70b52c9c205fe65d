/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/db.h"

/* SQLite gives its -wal and -shm files the mode of the database, so making that is enough. */
static bool make_file(const char *path, struct error *e)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 && (errno == EACCES || errno == EROFS) && access(path, R_OK) == 0)
        return error_set(e, ERROR_READ_ONLY, errno, "%s: may not be written", path);
    if (fd < 0)
        return error_set_errno(e, "%s", path);
    close(fd);
    return true;
}

static struct store *store_new(const char *path)
{
    struct store *s = MEM_NEW(struct store);
    s->path = mem_strdup(path);
    return s;
}

static bool connect_to(struct store *s, int flags, struct error *e)
{
    int result = sqlite3_open_v2(s->path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (!s->db)
        return error_set(e, ERROR_DATABASE, result, "%s: %s", s->path, sqlite3_errstr(result));
    if (result != SQLITE_OK)
        return db_error(s, e);
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, STORE_BUSY_MS);
    return true;
}

/* What belongs to the connection, not to the file. */
static bool set_up(struct store *s, struct error *e)
{
    return db_exec(s,
                   "PRAGMA synchronous = NORMAL;"
                   "PRAGMA foreign_keys = ON;"
                   "PRAGMA temp_store = MEMORY;"
                   "PRAGMA trusted_schema = OFF;"
                   "PRAGMA cell_size_check = ON;"
                   "PRAGMA journal_size_limit = 16777216;",
                   e);
}

static bool check_fts5(struct store *s, struct error *e)
{
    int64_t found;
    if (!db_get(s, e, &found,
                "SELECT EXISTS(SELECT 1 FROM pragma_module_list WHERE name = 'fts5')"))
        return false;
    return found || error_set(e, ERROR_UNSUPPORTED, 0,
                              "the SQLite library (%s) has no full-text search (FTS5)",
                              sqlite3_libversion());
}

/* In KiB, once the file's page size is known: SQLite counts in pages of the size it has at the
 * time, so a limit from before that would let four times as much in. A merge touches many pages,
 * and those that do not fit are written more than once. */
static bool limit_cache(struct store *s, struct error *e)
{
    return db_exec(s, s->read_only ? "PRAGMA cache_size = -2048" : "PRAGMA cache_size = -8192", e);
}

/* Two programs that make one database at once: switching to WAL does not wait by itself. */
static bool switch_to_wal(struct store *s, struct error *e)
{
    for (int waited = 0;; waited += 10) {
        if (db_exec(s, "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL", e))
            return true;
        if ((sqlite3_errcode(s->db) & 0xff) != SQLITE_BUSY || waited >= STORE_BUSY_MS)
            return false;
        sqlite3_sleep(10);
    }
}

bool store_open(const char *path, struct store **out, struct error *e)
{
    *out = NULL;
    if (!make_file(path, e))
        return false;
    struct store *s = store_new(path);
    bool ok = connect_to(s, SQLITE_OPEN_READWRITE, e);
    if (ok && sqlite3_db_readonly(s->db, "main"))
        ok = error_set(e, ERROR_READ_ONLY, 0, "%s: may not be written", path);
    ok = ok && set_up(s, e) && check_fts5(s, e) && db_check_ours(s, e) && switch_to_wal(s, e) &&
         db_migrate(s, e) && limit_cache(s, e);
    if (!ok) {
        store_close(s);
        return false;
    }
    *out = s;
    return true;
}

static bool check_version(struct store *s, struct error *e)
{
    int64_t version;
    if (!db_get(s, e, &version, "PRAGMA user_version"))
        return false;
    if (version != db_version)
        return error_set(e, ERROR_UNSUPPORTED, (int)version,
                         "%s: the database is of version %d, this gander's is %d", s->path,
                         (int)version, db_version);
    return true;
}

bool store_open_read_only(const char *path, struct store **out, struct error *e)
{
    *out = NULL;
    if (access(path, F_OK) != 0)
        return errno == ENOENT ? error_set(e, ERROR_NOT_FOUND, ENOENT, "%s: no such file", path)
                               : error_set_errno(e, "%s", path);
    struct store *s = store_new(path);
    s->read_only = true;
    /* Readers write to the -shm file, too: an open for reading alone is for files that allow no
     * more. */
    int flags = access(path, W_OK) == 0 ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (!connect_to(s, flags, e) || !set_up(s, e) || !check_fts5(s, e) ||
        !db_exec(s, "PRAGMA query_only = ON", e) || !check_version(s, e) || !limit_cache(s, e)) {
        store_close(s);
        return false;
    }
    *out = s;
    return true;
}

void store_close(struct store *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->n_slots; i++)
        sqlite3_finalize(s->slots[i].statement);
    free(s->slots);
    sqlite3_close(s->db);
    free(s->path);
    free(s);
}

bool store_begin(struct store *s, struct error *e)
{
    char sql[32];
    snprintf(sql, sizeof sql, "SAVEPOINT level%d", s->depth);
    const char *outermost = s->read_only ? "BEGIN" : "BEGIN IMMEDIATE";
    if (s->depth > 0 ? !db_exec(s, sql, e) : !db_do(s, e, outermost))
        return false;
    s->depth++;
    return true;
}

bool store_commit(struct store *s, struct error *e)
{
    char sql[32];
    snprintf(sql, sizeof sql, "RELEASE level%d", s->depth - 1);
    if (s->depth > 1 ? !db_exec(s, sql, e) : !db_do(s, e, "COMMIT")) {
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
    /* On a full disk and the like SQLite has rolled everything back by itself. */
    if (sqlite3_get_autocommit(s->db))
        return;
    if (s->depth == 0)
        snprintf(sql, sizeof sql, "ROLLBACK");
    else
        snprintf(sql, sizeof sql, "ROLLBACK TO level%d; RELEASE level%d", s->depth, s->depth);
    sqlite3_exec(s->db, sql, NULL, NULL, NULL);
}

bool store_data_version(struct store *s, int64_t *out, struct error *e)
{
    return db_get(s, e, out, "PRAGMA data_version");
}
