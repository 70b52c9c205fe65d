/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/salvage/internal.h"

enum { ROWS_PER_TRANSACTION = 2000 };

static bool prepare_insert(struct salvage *x, struct salvage_target *t, struct error *e)
{
    AUTO(buf) sql = BUF_INIT;
    if (t->sql) {
        buf_add_c(&sql, t->sql);
    } else {
        buf_printf(&sql, "INSERT OR IGNORE INTO \"%s\" VALUES(", t->name);
        for (size_t i = 0; i < t->n_columns; i++)
            buf_add_c(&sql, i > 0 ? ", ?" : "?");
        buf_add_char(&sql, ')');
    }
    return db_prepare(x->s, sql.p, &t->insert, e);
}

static void bind(sqlite3_stmt *st, int at, const struct salvage_value *v)
{
    switch (v->type) {
    case SALVAGE_INTEGER:
        sqlite3_bind_int64(st, at, v->integer);
        break;
    case SALVAGE_TEXT:
        sqlite3_bind_text(st, at, v->p, (int)v->n, SQLITE_STATIC);
        break;
    case SALVAGE_BLOB:
        sqlite3_bind_blob(st, at, v->p, (int)v->n, SQLITE_STATIC);
        break;
    default:
        sqlite3_bind_null(st, at);
    }
}

static bool insert(struct salvage *x, struct salvage_target *t, const struct salvage_row *row,
                   struct error *e)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct salvage_column *c = &t->columns[i];
        if (i < row->n)
            bind(t->insert, (int)i + 1, &row->values[i]);
        else if (c->has_default)
            sqlite3_bind_int64(t->insert, (int)i + 1, c->default_value);
        else
            sqlite3_bind_null(t->insert, (int)i + 1);
    }
    if (t->has_rowid)
        sqlite3_bind_int64(t->insert, 1, row->rowid);
    if (!db_finish(x->s, t->insert, e))
        return false;
    int64_t changes = sqlite3_changes64(x->s->db);
    t->saved += changes;
    return (changes == 0 || t->saved % ROWS_PER_TRANSACTION != 0) ||
           db_exec(x->s, "COMMIT; BEGIN", e);
}

/* Rows of one page. Those of a page that nothing leads to and that do not fit are none. */
static bool copy_page(struct salvage *x, struct salvage_target *t, const struct salvage_page *p,
                      struct salvage_row *row, struct error *e)
{
    for (unsigned i = 0; i < p->n_cells; i++)
        if (!salvage_read_row(&x->file, p, i, row) || !salvage_fits(t, row))
            t->lost += !(x->doubt[p->number] & DOUBT_ORPHAN);
        else if (!insert(x, t, row, e))
            return false;
    return true;
}

static bool has_fault(const struct salvage *x, const struct salvage_target *t,
                      const struct salvage_page *p, struct salvage_row *row)
{
    int64_t last = INT64_MIN;
    for (unsigned i = 0; i < p->n_cells; i++) {
        if (!salvage_read_row(&x->file, p, i, row) || !salvage_fits(t, row) ||
            (t->has_rowid && row->rowid <= last))
            return true;
        last = row->rowid;
    }
    return false;
}

static bool copy_target(struct salvage *x, size_t index, struct error *e)
{
    struct salvage_target *t = &x->targets[index];
    struct salvage_page p = {.data = mem_zalloc(1, x->file.page_size)};
    struct salvage_row row = {0};
    bool ok = prepare_insert(x, t, e) && db_exec(x->s, "BEGIN", e);
    for (int doubt = 0; doubt < DOUBT_VALUES; doubt++)
        for (uint32_t n = 2; ok && n <= x->file.n_pages; n++) {
            if (x->owner[n] != index || (doubt > 0 && x->doubt[n] != doubt) ||
                !salvage_read_page(&x->file, n, &p) || p.kind == SALVAGE_TABLE_INNER)
                continue;
            if (doubt == 0 && has_fault(x, t, &p, &row))
                x->doubt[n] |= DOUBT_FAULT;
            ok = x->doubt[n] != doubt || copy_page(x, t, &p, &row, e);
        }
    ok = ok && db_exec(x->s, "COMMIT", e);
    sqlite3_finalize(t->insert);
    t->insert = NULL;
    buf_fini(&row.payload);
    free(p.data);
    return ok;
}

bool salvage_copy_tables(struct salvage *x, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < x->n_targets; i++)
        ok = x->targets[i].sql || copy_target(x, i, e);
    return ok;
}

bool salvage_use_hints(struct salvage *x, struct error *e)
{
    bool ok = db_exec(x->s,
                      "CREATE TEMP TABLE hint(article INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
                      " unread INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0)",
                      e);
    for (size_t i = 0; ok && i < x->n_targets; i++)
        ok = !x->targets[i].sql || copy_target(x, i, e);
    return ok;
}
