/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SQLite layer of store/: connection, cached prepared statements, typed binding, errors. Only
 * store/ includes this.
 */
#pragma once

#include <sqlite3.h>
#include <sys/types.h>

#include "base/ids.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/store.h"

struct views;

struct statement_slot {
    const char *sql;
    sqlite3_stmt *statement;
};

struct store {
    sqlite3 *db;
    char *path;
    bool read_only;
    dev_t device; /* identity of the file open for writing */
    ino_t inode;
    int version;          /* of the tables, as this process knows them */
    int depth;            /* of nested store_begin() */
    int64_t pages;        /* of the database when the transaction began */
    struct error failure; /* of a part of the transaction, which cannot be committed */
    bool (*is_patient)(void *context);
    void *patience;                      /* context of is_patient */
    bool (*is_disturbed)(void *context); /* NULL: not idle */
    void *disturbance;                   /* context of is_disturbed */
    struct statement_slot *slots;        /* hash table by address of the SQL text */
    size_t n_slots, n_statements;
    struct zone zone;    /* of relative dates in queries */
    int64_t day;         /* midnight (views_begin_day), for new views and hidden articles */
    struct views *views; /* parsed queries of views (store/view/set.h); NULL: not loaded */
    /* Called before the outermost commit; NULL: nothing to do. Cleared by the transaction's end. */
    bool (*before_commit)(struct store *s, struct error *e);
    enum {
        VIEWS_SURE,
        VIEWS_UNSURE,
        VIEWS_STALE
    } views_state;                 /* unsure: others may have written */
    struct rules *rules;           /* store/rule/rules.c; NULL: not loaded */
    bool rules_stale;              /* the tree has changed */
    bool has_segments;             /* of the word index, not merged yet */
    int64_t run_first, run_free;   /* numbers of a run of the index's documents, and the next one */
    bool damage_logged;            /* store/sql/compress.h */
    struct write_back *write_back; /* store/sql/write-back.h; NULL: commits write the log back */
};

/* Opens any database, without preparing it for gander; `path` is its name in errors. */
MUST_CHECK bool db_connect(const char *path, const char *file, struct store **out, struct error *e);
/* Sets *e from the connection's last error; returns false. */
bool db_error(struct store *s, struct error *e);
/* The same for a call of one of the file's methods. */
bool db_file_error(struct store *s, sqlite3_file *file, int result, struct error *e);
/* Runs SQL without results. */
MUST_CHECK bool db_exec(struct store *s, const char *sql, struct error *e);

/* Statement of any SQL, for sqlite3_finalize(). */
MUST_CHECK bool db_prepare(struct store *s, const char *sql, sqlite3_stmt **out, struct error *e);
/* Prepared statement of `sql`, a string literal (the cache compares addresses), ready to bind and
 * cached until the store is closed. NULL on failure. One user at a time. */
sqlite3_stmt *db_statement(struct store *s, const char *sql, struct error *e);
/* Steps to the next row. Without one (*row false), and on failure, the statement is reset. */
MUST_CHECK bool db_step(struct store *s, sqlite3_stmt *st, bool *row, struct error *e);
/* The same for a statement that stays on a row between calls: without one it becomes NULL. */
MUST_CHECK bool db_advance(struct store *s, sqlite3_stmt **st, struct error *e);
/* Steps through the rows: `while (db_next(s, st, &ok, e))`, with ok true before. At the end, or
 * when the loop's body has set ok to false, the statement is reset. A failure sets ok to false;
 * NULL, a statement that could not be prepared, is one. */
bool db_next(struct store *s, sqlite3_stmt *st, bool *ok, struct error *e);
/* Steps to the end, ignoring rows, and resets. */
MUST_CHECK bool db_finish(struct store *s, sqlite3_stmt *st, struct error *e);

/* SQL value of a C type: integers, `const char *` (text) and struct str (blob); NULL pointers are
 * NULL. A struct db_rows * is the argument of a table (store/sql/rows.h). Borrowed until the
 * statement is reset. */
struct db_rows;
struct db_value {
    enum { DB_INTEGER, DB_TEXT, DB_BLOB, DB_ROWS } type;
    int64_t integer;
    const char *p;
    size_t n;
};

static inline struct db_value db_integer(int64_t i)
{
    return (struct db_value){.type = DB_INTEGER, .integer = i};
}

static inline struct db_value db_text(const char *p)
{
    return (struct db_value){.type = DB_TEXT, .p = p};
}

static inline struct db_value db_blob(struct str b)
{
    return (struct db_value){.type = DB_BLOB, .p = b.p, .n = b.n};
}

static inline struct db_value db_rows(const struct db_rows *rows)
{
    return (struct db_value){.type = DB_ROWS, .p = (const char *)rows};
}

/* Type of the bound pointer, which no SQL can make. */
#define DB_ROWS_POINTER "db_rows"

#define DB(x)                                                                                      \
    _Generic((x),                                                                                  \
        char *: db_text,                                                                           \
        const char *: db_text,                                                                     \
        struct str: db_blob,                                                                       \
        struct db_rows *: db_rows,                                                                 \
        default: db_integer)(x)

void db_bind_values(sqlite3_stmt *st, const struct db_value *values, size_t n);
/* Binds to the parameters ?1, ?2, …: db_bind(st, DB(id), DB(title)). */
#define db_bind(st, ...)                                                                           \
    db_bind_values(st, (const struct db_value[]){__VA_ARGS__},                                     \
                   sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))

sqlite3_stmt *db_select_values(struct store *s, struct error *e, const char *sql,
                               const struct db_value *values, size_t n);
/* db_statement() with values bound, ready to step:
 * db_select(s, e, "SELECT id FROM t WHERE title = ?1", DB(title)). */
#define db_select(s, e, sql, ...)                                                                  \
    db_select_values(s, e, sql, (const struct db_value[]){__VA_ARGS__},                            \
                     sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))

MUST_CHECK bool db_do_values(struct store *s, struct error *e, const char *sql,
                             const struct db_value *values, size_t n);
/* Binds and runs to the end: db_do(s, e, "DELETE FROM t WHERE id = ?1", DB(id)). */
#define db_do(s, e, sql, ...)                                                                      \
    db_do_values(s, e, sql, (const struct db_value[]){__VA_ARGS__},                                \
                 sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))

MUST_CHECK bool db_get_values(struct store *s, struct error *e, int64_t *out, const char *sql,
                              const struct db_value *values, size_t n);
/* First column of the first row; ERROR_NOT_FOUND without a row. */
#define db_get(s, e, out, sql, ...)                                                                \
    db_get_values(s, e, out, sql, (const struct db_value[]){__VA_ARGS__},                          \
                  sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))

MUST_CHECK bool db_has_values(struct store *s, struct error *e, bool *out, const char *sql,
                              const struct db_value *values, size_t n);
/* The same as a truth value; false on failure. */
#define db_has(s, e, out, sql, ...)                                                                \
    db_has_values(s, e, out, sql, (const struct db_value[]){__VA_ARGS__},                          \
                  sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))

MUST_CHECK bool db_get_all_values(struct store *s, struct error *e, struct ids *out,
                                  const char *sql, const struct db_value *values, size_t n);
/* Appends the first column of all rows. */
#define db_get_all(s, e, out, sql, ...)                                                            \
    db_get_all_values(s, e, out, sql, (const struct db_value[]){__VA_ARGS__},                      \
                      sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))

/* Calls `call` with the first column of each row; NULL fails, as in db_next(). */
MUST_CHECK bool db_each(struct store *s, sqlite3_stmt *st,
                        bool (*call)(struct store *s, int64_t id, struct error *e),
                        struct error *e);
/* Statement at the row of the `thing` with that id (?1); the caller resets it, or declares it
 * AUTO_RESET. NULL on failure, with ERROR_NOT_FOUND ("no article 7") without a row. */
sqlite3_stmt *db_find(struct store *s, const char *thing, int64_t id, const char *sql,
                      struct error *e);

/* Specifier of a local statement that is reset at the end of its scope. */
#define AUTO_RESET __attribute__((cleanup(db_reset_local)))
static inline void db_reset_local(sqlite3_stmt **st)
{
    sqlite3_reset(*st);
}

/* Copy of a text column in the arena, NULL for NULL; the first as one line, sanitized
 * (text/display/safe.h), since earlier versions stored raw text. */
const char *db_column_line(sqlite3_stmt *st, int column, struct arena *arena);
const char *db_column_text(sqlite3_stmt *st, int column, struct arena *arena);
const char *db_keep_line(struct arena *arena, struct str text);
struct str db_column_str(sqlite3_stmt *st, int column);  /* borrowed until the next step */
struct str db_column_blob(sqlite3_stmt *st, int column); /* likewise */
/* Errors are stored by name, since numbers may change between versions. NULL is ERROR_NONE. */
enum error_code db_column_error(sqlite3_stmt *st, int column);

/* Common table expression above(id, parent, removed_at, step): node ?1 and its ancestors. */
#define TREE_ABOVE                                                                                 \
    "WITH RECURSIVE above(id, parent, removed_at, step) AS ("                                      \
    "SELECT id, parent, removed_at, 0 FROM node WHERE id = ?1"                                     \
    " UNION ALL SELECT node.id, node.parent, node.removed_at, step + 1"                            \
    " FROM above JOIN node ON node.id = above.parent WHERE step < 64) "

/* store_open() with the tables of an older version. */
MUST_CHECK bool db_open_at(const char *path, int version, struct store **out, struct error *e);
/* Migrates the tables to a version (store/sql/migrate.c). */
MUST_CHECK bool db_migrate(struct store *s, int version, struct error *e);
/* ERROR_INVALID for another program's database, ERROR_UNSUPPORTED for a newer gander's. */
MUST_CHECK bool db_check_ours(struct store *s, struct error *e);
/* ERROR_UNSUPPORTED for a version above `newest`. */
MUST_CHECK bool db_check_version(struct store *s, int newest, struct error *e);
extern const int db_version;
