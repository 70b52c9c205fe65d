/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql/db.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "text/display/safe.h"

/* errno of the failed system call: SQLite's, or, if a rollback has overwritten that, the one saved
 * with the file. */
static int system_errno(sqlite3 *db)
{
    static const int files[] = {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
    int number = sqlite3_system_errno(db);
    for (size_t i = 0; !number && i < ARRAY_SIZE(files); i++) {
        sqlite3_file *file = NULL;
        if (sqlite3_file_control(db, "main", files[i], &file) == SQLITE_OK && file &&
            file->pMethods)
            file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    }
    return number;
}

static enum error_code code_of(int result, int number)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ERROR_DAMAGED;
    case SQLITE_FULL:
        return ERROR_FULL;
    case SQLITE_READONLY:
        return ERROR_READ_ONLY;
    case SQLITE_INTERRUPT:
        return ERROR_CANCELLED;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        switch (number) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return ERROR_FULL;
        case EROFS:
            return ERROR_READ_ONLY;
        default:
            return ERROR_SYSTEM;
        }
    default:
        return ERROR_DATABASE;
    }
}

static bool set_error(struct store *s, int result, int number, const char *message, struct error *e)
{
    enum error_code code = code_of(result, number);
    bool by_system = (result & 0xff) == SQLITE_IOERR || (result & 0xff) == SQLITE_CANTOPEN;
    if (number && by_system)
        return error_set(e, code, number, "%s: %s: %s", s->path, message, strerror(number));
    return error_set(e, code, result, "%s: %s", s->path, message);
}

bool db_error(struct store *s, struct error *e)
{
    return set_error(s, sqlite3_extended_errcode(s->db), system_errno(s->db), sqlite3_errmsg(s->db),
                     e);
}

bool db_file_error(struct store *s, sqlite3_file *file, int result, struct error *e)
{
    int number = 0;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    return set_error(s, result, number, sqlite3_errstr(result), e);
}

bool db_exec(struct store *s, const char *sql, struct error *e)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || db_error(s, e);
}

bool db_prepare(struct store *s, const char *sql, sqlite3_stmt **out, struct error *e)
{
    return sqlite3_prepare_v2(s->db, sql, -1, out, NULL) == SQLITE_OK || db_error(s, e);
}

static struct statement_slot *find_slot(struct statement_slot *slots, size_t n, const char *sql)
{
    size_t at = ((uintptr_t)sql * 0x9e3779b97f4a7c15u >> 32) & (n - 1);
    while (slots[at].sql && slots[at].sql != sql)
        at = (at + 1) & (n - 1);
    return &slots[at];
}

static void grow_slots(struct store *s)
{
    size_t n = s->n_slots ? s->n_slots * 2 : 256;
    struct statement_slot *slots = mem_zalloc(n, sizeof *slots);
    for (size_t i = 0; i < s->n_slots; i++)
        if (s->slots[i].sql)
            *find_slot(slots, n, s->slots[i].sql) = s->slots[i];
    free(s->slots);
    s->slots = slots;
    s->n_slots = n;
}

sqlite3_stmt *db_statement(struct store *s, const char *sql, struct error *e)
{
    if (s->n_statements * 2 >= s->n_slots)
        grow_slots(s);
    struct statement_slot *slot = find_slot(s->slots, s->n_slots, sql);
    if (slot->sql) {
        sqlite3_reset(slot->statement);
        return slot->statement;
    }
    sqlite3_stmt *st = NULL;
    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK) {
        db_error(s, e);
        return NULL;
    }
    *slot = (struct statement_slot){sql, st};
    s->n_statements++;
    return st;
}

bool db_step(struct store *s, sqlite3_stmt *st, bool *row, struct error *e)
{
    int result = sqlite3_step(st);
    *row = result == SQLITE_ROW;
    if (*row)
        return true;
    bool ok = result == SQLITE_DONE || db_error(s, e);
    sqlite3_reset(st);
    return ok;
}

bool db_advance(struct store *s, sqlite3_stmt **st, struct error *e)
{
    bool row, ok = db_step(s, *st, &row, e);
    if (!row)
        *st = NULL;
    return ok;
}

bool db_next(struct store *s, sqlite3_stmt *st, bool *ok, struct error *e)
{
    bool row = false;
    if (*ok)
        *ok = st && db_step(s, st, &row, e);
    else
        sqlite3_reset(st);
    return row;
}

bool db_finish(struct store *s, sqlite3_stmt *st, struct error *e)
{
    bool ok = true;
    while (db_next(s, st, &ok, e))
        ;
    return ok;
}

void db_bind_values(sqlite3_stmt *st, const struct db_value *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int at = (int)i + 1;
        if (values[i].type == DB_INTEGER)
            sqlite3_bind_int64(st, at, values[i].integer);
        else if (!values[i].p)
            sqlite3_bind_null(st, at);
        else if (values[i].type == DB_ROWS)
            sqlite3_bind_pointer(st, at, (void *)values[i].p, DB_ROWS_POINTER, NULL);
        else if (values[i].type == DB_TEXT)
            sqlite3_bind_text(st, at, values[i].p, -1, SQLITE_STATIC);
        else
            sqlite3_bind_blob64(st, at, values[i].p, values[i].n, SQLITE_STATIC);
    }
}

sqlite3_stmt *db_select_values(struct store *s, struct error *e, const char *sql,
                               const struct db_value *values, size_t n)
{
    sqlite3_stmt *st = db_statement(s, sql, e);
    if (st)
        db_bind_values(st, values, n);
    return st;
}

sqlite3_stmt *db_find(struct store *s, const char *thing, int64_t id, const char *sql,
                      struct error *e)
{
    bool row;
    sqlite3_stmt *st = db_select(s, e, sql, DB(id));
    if (!st || !db_step(s, st, &row, e))
        return NULL;
    if (!row) {
        error_set(e, ERROR_NOT_FOUND, 0, "no %s %lld", thing, (long long)id);
        return NULL;
    }
    return st;
}

bool db_do_values(struct store *s, struct error *e, const char *sql, const struct db_value *values,
                  size_t n)
{
    sqlite3_stmt *st = db_select_values(s, e, sql, values, n);
    return st && db_finish(s, st, e);
}

bool db_get_values(struct store *s, struct error *e, int64_t *out, const char *sql,
                   const struct db_value *values, size_t n)
{
    sqlite3_stmt *st = db_select_values(s, e, sql, values, n);
    bool row;
    if (!st || !db_step(s, st, &row, e))
        return false;
    if (!row)
        return error_set(e, ERROR_NOT_FOUND, 0, "%s: nothing of that kind", s->path);
    *out = sqlite3_column_int64(st, 0);
    sqlite3_reset(st);
    return true;
}

bool db_has_values(struct store *s, struct error *e, bool *out, const char *sql,
                   const struct db_value *values, size_t n)
{
    int64_t value = 0;
    bool ok = db_get_values(s, e, &value, sql, values, n);
    *out = value != 0;
    return ok;
}

bool db_get_all_values(struct store *s, struct error *e, struct ids *out, const char *sql,
                       const struct db_value *values, size_t n)
{
    sqlite3_stmt *st = db_select_values(s, e, sql, values, n);
    bool ok = true;
    while (db_next(s, st, &ok, e))
        vec_push(out, sqlite3_column_int64(st, 0));
    return ok;
}

bool db_each(struct store *s, sqlite3_stmt *st,
             bool (*call)(struct store *s, int64_t id, struct error *e), struct error *e)
{
    bool ok = true;
    while (db_next(s, st, &ok, e))
        ok = call(s, sqlite3_column_int64(st, 0), e);
    return ok;
}

struct str db_column_blob(sqlite3_stmt *st, int column)
{
    return (struct str){sqlite3_column_blob(st, column), (size_t)sqlite3_column_bytes(st, column)};
}

struct str db_column_str(sqlite3_stmt *st, int column)
{
    const char *p = (const char *)sqlite3_column_text(st, column);
    return (struct str){p, (size_t)sqlite3_column_bytes(st, column)};
}

const char *db_column_text(sqlite3_stmt *st, int column, struct arena *arena)
{
    struct str text = db_column_str(st, column);
    return text.p ? arena_strndup(arena, text.p, text.n) : NULL;
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] > '~')
            return false;
    return true;
}

const char *db_keep_line(struct arena *arena, struct str text)
{
    AUTO(buf) line = BUF_INIT;
    if (!is_plain(text)) {
        safe_add_line(&line, text);
        text = buf_str(&line);
    }
    return arena_strndup(arena, text.n > 0 ? text.p : "", text.n);
}

const char *db_column_line(sqlite3_stmt *st, int column, struct arena *arena)
{
    struct str text = db_column_str(st, column);
    return text.p ? db_keep_line(arena, text) : NULL;
}

enum error_code db_column_error(sqlite3_stmt *st, int column)
{
    const char *name = (const char *)sqlite3_column_text(st, column);
    for (int code = ERROR_NONE; name && code <= ERROR_USAGE; code++)
        if (strcmp(error_name((enum error_code)code), name) == 0)
            return (enum error_code)code;
    return name ? ERROR_INVALID : ERROR_NONE;
}

bool db_check_version(struct store *s, int newest, struct error *e)
{
    int64_t version;
    if (!db_get(s, e, &version, "PRAGMA user_version"))
        return false;
    if (version > newest)
        return error_set(e, ERROR_UNSUPPORTED, (int)version,
                         "%s: made by a newer gander (version %d, this one knows %d)", s->path,
                         (int)version, newest);
    return true;
}
