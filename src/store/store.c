/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "store/rule/rules.h"
#include "store/sql/compress.h"
#include "store/sql/db.h"
#include "store/sql/rows.h"
#include "store/sql/write-back.h"
#include "store/view/set.h"

/* SQLite writes to devices, and waits for the writer of a FIFO. */
static bool check_regular(const char *path, struct error *e)
{
    struct stat st;
    return stat(path, &st) != 0 || S_ISREG(st.st_mode) ||
           error_set(e, ERROR_SYSTEM, EINVAL, "%s: not a regular file", path);
}

/* SQLite copies the database's mode to its -wal and -shm files. */
static bool make_file(const char *path, struct error *e)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 && (errno == EACCES || errno == EROFS) && access(path, R_OK) == 0)
        return error_set(e, ERROR_READ_ONLY, errno, "%s: read-only", path);
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

static int wait_for_writer(void *store, int tries)
{
    struct store *s = store;
    if (!s->is_patient(s->patience))
        return 0;
    sqlite3_sleep(10);
    return 1;
}

static void set_patience(struct store *s)
{
    if (s->is_patient)
        sqlite3_busy_handler(s->db, wait_for_writer, s);
    else
        sqlite3_busy_timeout(s->db, STORE_BUSY_MS);
}

/* `name` is a path or a file: URI; `vfs` NULL for the default. */
static bool connect_to(struct store *s, const char *name, int flags, const char *vfs,
                       struct error *e)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* takes a lock for each allocation */
    int result = sqlite3_open_v2(name, &s->db, flags | SQLITE_OPEN_NOMUTEX, vfs);
    if (!s->db)
        return error_set(e, ERROR_DATABASE, result, "%s: %s", s->path, sqlite3_errstr(result));
    if (result != SQLITE_OK)
        return db_error(s, e);
    sqlite3_extended_result_codes(s->db, 1);
    set_patience(s);
    return compress_add_functions(s, e) && rows_add_table(s, e);
}

static void disconnect(struct store *s)
{
    for (size_t i = 0; i < s->n_slots; i++)
        sqlite3_finalize(s->slots[i].statement);
    free(s->slots);
    rules_forget(s);
    sqlite3_close(s->db);
    s->slots = NULL;
    s->n_slots = s->n_statements = 0;
    s->db = NULL;
}

/* Settings of the connection, not stored in the file. By the default of some builds of SQLite,
 * pages that become free would be written once more, as zeros. */
static bool set_up(struct store *s, struct error *e)
{
    return db_exec(s,
                   "PRAGMA synchronous = NORMAL;"
                   "PRAGMA foreign_keys = ON;"
                   "PRAGMA temp_store = MEMORY;"
                   "PRAGMA trusted_schema = OFF;"
                   "PRAGMA cell_size_check = ON;"
                   "PRAGMA secure_delete = FAST;"
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

/* Sets the cache size in KiB once the file's page size is known: SQLite converts it to pages of the
 * current size, so an earlier limit would allow four times as much. A merge touches many pages, and
 * those that do not fit are written repeatedly; idle work takes hardly longer without them. */
static bool limit_cache(struct store *s, struct error *e)
{
    bool large = !s->read_only && !s->is_disturbed;
    return db_exec(s, large ? "PRAGMA cache_size = -8192" : "PRAGMA cache_size = -2048", e);
}

/* Setting auto_vacuum in a file that has pages would write to it each time. */
static bool set_format(struct store *s, struct error *e)
{
    int64_t pages;
    return db_get(s, e, &pages, "PRAGMA page_count") &&
           (pages > 0 ||
            db_exec(s, "PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL", e)) &&
           db_exec(s, "PRAGMA journal_mode = WAL", e);
}

/* Switching to WAL does not wait for locks, as of another process that creates the database. */
static bool switch_to_wal(struct store *s, struct error *e)
{
    for (int waited = 0;; waited += 10) {
        if (set_format(s, e))
            return true;
        if ((sqlite3_errcode(s->db) & 0xff) != SQLITE_BUSY || waited >= STORE_BUSY_MS)
            return false;
        sqlite3_sleep(10);
    }
}

static void note_file(struct store *s)
{
    struct stat st;
    if (stat(s->path, &st) == 0) {
        s->device = st.st_dev;
        s->inode = st.st_ino;
    }
}

/* Replaces SQLite's "unable to open" for a directory where it cannot create its files. */
static bool explain(const char *path, struct error *why)
{
    AUTO(buf) dir = BUF_INIT;
    const char *slash = strrchr(path, '/');
    buf_add(&dir, slash ? (struct str){path, (size_t)(slash - path) + 1} : STR("."));
    if (why->code == ERROR_SYSTEM && access(buf_c(&dir), W_OK) != 0)
        error_set(why, ERROR_READ_ONLY, errno, "%s: its folder is read-only", path);
    return false;
}

bool db_open_at(const char *path, int version, struct store **out, struct error *e)
{
    struct error why = {0};
    *out = NULL;
    if (!check_regular(path, e) || !make_file(path, e))
        return false;
    struct store *s = store_new(path);
    bool ok = connect_to(s, path, SQLITE_OPEN_READWRITE, NULL, &why);
    note_file(s);
    if (ok && sqlite3_db_readonly(s->db, "main"))
        ok = error_set(&why, ERROR_READ_ONLY, 0, "%s: read-only", path);
    ok = ok && set_up(s, &why) && check_fts5(s, &why) && db_check_ours(s, &why) &&
         switch_to_wal(s, &why) && db_migrate(s, version, &why) && limit_cache(s, &why);
    if (!ok) {
        explain(path, &why);
        store_close(s);
        return error_copy(e, &why);
    }
    *out = s;
    return true;
}

bool store_open(const char *path, struct store **out, struct error *e)
{
    return db_open_at(path, db_version, out, e);
}

bool db_connect(const char *path, const char *file, struct store **out, struct error *e)
{
    struct store *s = store_new(path);
    bool ok = connect_to(s, file, SQLITE_OPEN_READWRITE, NULL, e);
    if (!ok) {
        store_close(s);
        s = NULL;
    }
    *out = s;
    return ok;
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

static bool prepare_reading(struct store *s, struct error *e)
{
    return set_up(s, e) && check_fts5(s, e) && db_exec(s, "PRAGMA query_only = ON", e) &&
           check_version(s, e) && limit_cache(s, e);
}

/* Opens a database without write-ahead log as immutable, since SQLite cannot create a log here. */
static bool open_unchanging(struct store *s, struct error *e)
{
    AUTO(buf) name = BUF_INIT;
    buf_add_c(&name, "file:");
    for (const char *p = s->path; *p; p++)
        if (strchr("%?#", *p))
            buf_printf(&name, "%%%02X", (unsigned char)*p);
        else
            buf_add_char(&name, *p);
    buf_add_c(&name, "?immutable=1");
    return connect_to(s, buf_c(&name), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL, e);
}

/* No other process writes to a database beside which SQLite cannot create files: read without
 * locks, with the index of the log in memory. */
static bool open_alone(struct store *s, struct error *e)
{
    AUTO(buf) log = BUF_INIT;
    buf_printf(&log, "%s-wal", s->path);
    bool ok = access(buf_c(&log), F_OK) != 0
                  ? open_unchanging(s, e)
                  : connect_to(s, s->path, SQLITE_OPEN_READONLY, "unix-none", e) &&
                        db_exec(s, "PRAGMA locking_mode = EXCLUSIVE", e);
    return ok && prepare_reading(s, e);
}

static bool lacks_files(enum error_code code)
{
    return code == ERROR_SYSTEM || code == ERROR_FULL || code == ERROR_READ_ONLY;
}

bool store_open_read_only(const char *path, struct store **out, struct error *e)
{
    struct error why = {0};
    *out = NULL;
    if (access(path, F_OK) != 0)
        return errno == ENOENT ? error_set(e, ERROR_NOT_FOUND, ENOENT, "%s: no such file", path)
                               : error_set_errno(e, "%s", path);
    if (!check_regular(path, e))
        return false;
    struct store *s = store_new(path);
    s->read_only = true;
    /* Readers write to the -shm file as well, so open read-only only if nothing else is allowed. */
    int flags = access(path, W_OK) == 0 ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    bool ok = connect_to(s, path, flags, NULL, &why) && prepare_reading(s, &why);
    if (!ok && lacks_files(why.code)) {
        disconnect(s);
        ok = open_alone(s, NULL);
    }
    if (!ok) {
        store_close(s);
        return error_copy(e, &why);
    }
    *out = s;
    return true;
}

void store_set_zone(struct store *s, struct zone zone)
{
    s->zone = zone;
}

void store_set_patience(struct store *s, bool (*is_patient)(void *context), void *context)
{
    s->is_patient = is_patient;
    s->patience = context;
    set_patience(s);
}

static int ask_disturbance(void *store)
{
    struct store *s = store;
    return s->is_disturbed(s->disturbance);
}

void store_set_idle(struct store *s, bool (*is_disturbed)(void *context), void *context)
{
    enum { STEPS = 200 }; /* of SQLite between two questions: 0.1 ms, with a text in them 1 ms */
    struct error e;
    s->is_disturbed = is_disturbed;
    s->disturbance = context;
    sqlite3_progress_handler(s->db, STEPS, is_disturbed ? ask_disturbance : NULL, s);
    if (!limit_cache(s, &e))
        log_warning("store", "%s", e.detail);
}

void store_release_memory(struct store *s)
{
    sqlite3_db_release_memory(s->db);
}

void store_close(struct store *s)
{
    if (!s)
        return;
    write_back_free(s);
    disconnect(s);
    views_forget(s);
    free(s->path);
    free(s);
}

static off_t log_size(const struct store *s)
{
    AUTO(buf) log = BUF_INIT;
    struct stat st;
    buf_printf(&log, "%s-wal", s->path);
    return stat(buf_c(&log), &st) == 0 ? st.st_size : 0;
}

bool store_has_log(const struct store *s)
{
    return log_size(s) > 0;
}

bool store_write_back(struct store *s, struct error *e)
{
    if (!store_has_log(s)) /* other processes notice another emptying, and would answer it */
        return true;
    write_back_await(s);
    sqlite3_busy_handler(s->db, NULL, NULL);
    int result = sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    set_patience(s);
    return result == SQLITE_OK || result == SQLITE_BUSY || db_error(s, e);
}

bool store_leave_log(struct store *s)
{
    bool left = store_has_log(s);
    if (left)
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return left;
}

#define SHRINK "PRAGMA incremental_vacuum(64)"

/* Free pages are those that deletions and merges of the index have left. Further rows would use
 * them, so that a few may stay. */
static bool has_many_free_pages(struct store *s, bool *many, struct error *e)
{
    enum { SHARE = 64 };
    int64_t free, pages, movable;
    if (!db_get(s, e, &free, "PRAGMA freelist_count") ||
        !db_get(s, e, &pages, "PRAGMA page_count") || !db_get(s, e, &movable, "PRAGMA auto_vacuum"))
        return false;
    *many = movable && free > pages / SHARE;
    return true;
}

bool store_settle(const char *path, struct error *e)
{
    struct store *s;
    bool many; /* closing writes the log back only after a read */
    bool ok = db_connect(path, path, &s, e) && has_many_free_pages(s, &many, e);
    if (ok) {
        ok = !many || db_exec(s, SHRINK, e); /* of an index under construction */
        /* Closing alone would lock readers out while it waits for the disk. */
        sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    }
    store_close(s);
    return ok;
}

bool store_shrink(struct store *s, bool *more, struct error *e)
{
    if (!has_many_free_pages(s, more, e))
        return false;
    return !*more || (store_begin(s, e) && store_end(s, db_exec(s, SHRINK, e), e));
}

bool store_data_version(struct store *s, int64_t *out, struct error *e)
{
    return db_get(s, e, out, "PRAGMA data_version");
}
