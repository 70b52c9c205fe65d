/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "store/sql/db.h"

bool store_is_in_place(const struct store *s, struct error *e)
{
    struct stat st;
    if (stat(s->path, &st) == 0 && st.st_dev == s->device && st.st_ino == s->inode)
        return true;
    return error_set(e, ERROR_SYSTEM, ENOENT, "%s: was deleted or replaced while it was open",
                     s->path);
}

/* A newer gander may have migrated the database since it was opened here. */
static bool begin_writing(struct store *s, struct error *e)
{
    return store_is_in_place(s, e) && db_do(s, e, "BEGIN IMMEDIATE") &&
           db_check_version(s, s->version, e) && db_get(s, e, &s->pages, "PRAGMA page_count");
}

static bool begin_outermost(struct store *s, struct error *e)
{
    if (s->read_only ? db_do(s, e, "BEGIN") : begin_writing(s, e))
        return true;
    /* SQLite may be disturbed at the end of BEGIN, and fails with the transaction begun. */
    if (!sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static bool is_sound(const struct store *s, struct error *e)
{
    return s->failure.code == ERROR_NONE || error_copy(e, &s->failure);
}

/* Savepoints of one name are a stack. */
bool store_begin(struct store *s, struct error *e)
{
    if (!is_sound(s, e))
        return false;
    if (s->depth > 0 ? !db_do(s, e, "SAVEPOINT inner") : !begin_outermost(s, e))
        return false;
    if (s->depth == 0 && s->views_state == VIEWS_SURE)
        s->views_state = VIEWS_UNSURE;
    s->depth++;
    return true;
}

static bool prepare_commit(struct store *s, struct error *e)
{
    bool (*call)(struct store *, struct error *) = s->before_commit;
    if (!call)
        return true;
    s->before_commit = NULL;
    return call(s, e);
}

static bool full(const struct store *s, struct error *e)
{
    return error_set(e, ERROR_FULL, ENOSPC, "%s: %s", s->path, sqlite3_errstr(SQLITE_FULL));
}

/* True if the disk has room for more pages and then for the log of a small change. */
static bool has_room(const struct store *s, int64_t pages, int64_t page_size)
{
    enum { SMALL = 16, SHARE = 4, LARGE = 64 };
    int64_t left = pages * SHARE < LARGE ? pages * SHARE : LARGE;
    struct statvfs fs;
    if (statvfs(s->path, &fs) != 0 || fs.f_frsize == 0)
        return true;
    return (uint64_t)((pages + left + SMALL) * page_size) / fs.f_frsize <= fs.f_bavail;
}

/* Writes zeros in pieces: SQLite's hint of a size writes a byte in each block of the file system,
 * which takes four times as long. */
static bool extend(struct store *s, int64_t at, int64_t size, struct error *e)
{
    enum { PIECE = 64 << 10 };
    AUTO_FREE char *zeros = mem_zalloc(PIECE, 1);
    sqlite3_file *file;
    if (sqlite3_file_control(s->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK)
        return db_error(s, e);
    for (; at < size; at += PIECE) {
        int n = size - at < PIECE ? (int)(size - at) : PIECE;
        int result = file->pMethods->xWrite(file, zeros, n, at);
        if (result != SQLITE_OK)
            return db_file_error(s, file, result, e);
    }
    return true;
}

/* Extends the file by the pages of the transaction, so that the log can always be written back. A
 * full disk would else keep a log that can neither grow nor be emptied. Large transactions leave
 * room for small ones: on a disk that is full for a refresh, marks succeed. Committed pages are
 * left to other processes, which may be writing them back. */
static bool reserve_pages(struct store *s, struct error *e)
{
    int64_t pages, page_size;
    struct stat st;
    if (!db_get(s, e, &pages, "PRAGMA page_count") || !db_get(s, e, &page_size, "PRAGMA page_size"))
        return false;
    if (stat(s->path, &st) != 0)
        return true;
    int64_t size = pages * page_size, committed = s->pages * page_size;
    int64_t from = st.st_size > committed ? st.st_size : committed;
    int64_t more = (size - from + page_size - 1) / page_size;
    if (size <= from)
        return true;
    return has_room(s, more, page_size) ? extend(s, from, size, e) : full(s, e);
}

/* FTS5 would write its last rows within the COMMIT. */
static bool flush_index(struct store *s, struct error *e)
{
    return db_do(s, e, "SAVEPOINT flush") && db_do(s, e, "RELEASE flush");
}

static bool commit(struct store *s, struct error *e)
{
    return is_sound(s, e) && prepare_commit(s, e) && flush_index(s, e) && reserve_pages(s, e) &&
           db_do(s, e, "COMMIT");
}

bool store_commit(struct store *s, struct error *e)
{
    if (s->depth > 1 ? !db_do(s, e, "RELEASE inner") : !commit(s, e)) {
        store_rollback(s);
        return false;
    }
    s->depth--;
    return true;
}

void store_rollback(struct store *s)
{
    s->depth--;
    s->views_state = VIEWS_STALE;
    s->rules_stale = true;
    if (s->depth == 0) {
        s->before_commit = NULL;
        s->failure.code = ERROR_NONE;
    }
    /* After some errors, like a full disk, SQLite has already rolled back. */
    if (sqlite3_get_autocommit(s->db))
        return;
    const char *sql = s->depth == 0 ? "ROLLBACK" : "ROLLBACK TO inner; RELEASE inner";
    sqlite3_exec(s->db, sql, NULL, NULL, NULL);
}

bool store_end(struct store *s, bool ok, struct error *e)
{
    if (ok)
        return store_commit(s, e);
    store_rollback(s);
    return false;
}

bool store_begin_part(struct store *s, struct store_part *part, struct error *e)
{
    *part = (struct store_part){.alone = s->depth == 0, .changes = sqlite3_total_changes64(s->db)};
    return part->alone ? store_begin(s, e) : is_sound(s, e);
}

bool store_end_part(struct store *s, const struct store_part *part, bool ok, struct error *e)
{
    if (part->alone)
        return store_end(s, ok, e);
    bool intact = !sqlite3_get_autocommit(s->db) && sqlite3_total_changes64(s->db) == part->changes;
    if (!ok && !intact)
        s->failure = *e;
    return ok;
}
