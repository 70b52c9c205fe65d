/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql/rows.h"

#include <stdlib.h>

enum { ARGUMENT = 10 /* column after those of the rows */ };

struct cursor {
    sqlite3_vtab_cursor base;
    const struct db_rows *rows; /* NULL: none bound */
    size_t at;
};

static int connect(sqlite3 *db, void *context, int argc, const char *const *argv,
                   sqlite3_vtab **out, char **message)
{
    int result =
        sqlite3_declare_vtab(db, "CREATE TABLE x(a, b, c, d, e, f, g, h, i, j, rows HIDDEN)");
    *out = result == SQLITE_OK ? mem_zalloc(1, sizeof **out) : NULL;
    return result;
}

static int disconnect(sqlite3_vtab *table)
{
    free(table);
    return SQLITE_OK;
}

/* The only plan: all rows of the argument, a constraint on the hidden column. */
static int plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn == ARGUMENT && info->aConstraint[i].usable) {
            info->aConstraintUsage[i].argvIndex = 1;
            info->aConstraintUsage[i].omit = 1;
            info->estimatedCost = 1;
            info->estimatedRows = 100;
            return SQLITE_OK;
        }
    }
    return SQLITE_CONSTRAINT;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    struct cursor *cursor = MEM_NEW(struct cursor);
    *out = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    free(cursor);
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *base, int number, const char *text, int argc,
                  sqlite3_value **argv)
{
    struct cursor *cursor = (struct cursor *)base;
    cursor->rows = sqlite3_value_pointer(argv[0], DB_ROWS_POINTER);
    cursor->at = 0;
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    ((struct cursor *)base)->at++;
    return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *base)
{
    const struct cursor *cursor = (const struct cursor *)base;
    return !cursor->rows || cursor->at >= cursor->rows->n;
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int i)
{
    const struct cursor *cursor = (const struct cursor *)base;
    const struct db_rows *rows = cursor->rows;
    if (i < 0 || (size_t)i >= rows->columns)
        return SQLITE_OK; /* NULL */
    const struct db_value *value = &rows->values[cursor->at * rows->columns + (size_t)i];
    if (value->type == DB_INTEGER)
        sqlite3_result_int64(context, value->integer);
    else if (value->p && value->type == DB_TEXT)
        sqlite3_result_text(context, value->p, -1, SQLITE_STATIC);
    else if (value->p)
        sqlite3_result_blob64(context, value->p, value->n, SQLITE_STATIC);
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((const struct cursor *)base)->at;
    return SQLITE_OK;
}

bool rows_add_table(struct store *s, struct error *e)
{
    static const sqlite3_module module = {
        .xConnect = connect,
        .xBestIndex = plan,
        .xDisconnect = disconnect,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = filter,
        .xNext = next,
        .xEof = is_at_end,
        .xColumn = column,
        .xRowid = row_id,
    };
    return sqlite3_create_module(s->db, "rows", &module, NULL) == SQLITE_OK || db_error(s, e);
}

static int compare_rows(const void *a, const void *b)
{
    int64_t x = ((const struct db_value *)a)->integer, y = ((const struct db_value *)b)->integer;
    return x < y ? -1 : x > y;
}

void rows_sort(struct db_rows *rows)
{
    qsort(rows->values, rows->n, rows->columns * sizeof *rows->values, compare_rows);
}
