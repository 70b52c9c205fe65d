/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/salvage/internal.h"
#include "store/sql/compress.h"
#include "text/utf8.h"

/* The user's own work first: if the disk fills up, the rest is what is missing. */
static const char *const first[] = {"node", "source", "account",   "view",  "rule", "tag",
                                    "note", "tagged", "placement", "state", "read", "article"};

/* Made anew. */
static const char *const derived[] = {"chain", "listing", "unread", "search_doc"};

/* Indexes and lists that tell something about rows which were lost. Article is ?3 in lists. */
static const struct {
    const char *name, *sql;
    size_t n_columns;
    bool by_shape;
} hints[] = {
    {"tagged_article", "INSERT OR IGNORE INTO tagged(article, tag, time) VALUES(?1, ?2, ?3)", 3,
     false},
    {"listing",
     "INSERT OR IGNORE INTO temp.hint(article, time) SELECT ?3, ?2"
     " WHERE ?3 NOT IN (SELECT id FROM article)",
     3, false},
    {"unread",
     "INSERT INTO temp.hint(article, time, unread) SELECT ?3, ?2, 1"
     " WHERE ?3 NOT IN (SELECT id FROM article) ON CONFLICT DO UPDATE SET unread = 1",
     3, false},
    {"article_starred",
     "INSERT INTO temp.hint(article, time, starred) SELECT ?2, ?1, 1"
     " WHERE ?2 NOT IN (SELECT id FROM article) ON CONFLICT DO UPDATE SET starred = 1",
     2, false},
    /* Pages of three numbers that no other leads to: the index of tags says the article's time. */
    {"three numbers",
     "INSERT OR IGNORE INTO tagged(article, tag, time) SELECT ?1, ?2, ?3"
     " WHERE EXISTS (SELECT 1 FROM article WHERE id = ?1 AND time = ?3)"
     " AND ?2 IN (SELECT id FROM tag)",
     3, true},
};

static bool is_in(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static enum salvage_affinity affinity_of(const char *type)
{
    return strcmp(type, "INTEGER") == 0 ? AFFINITY_INTEGER
           : strcmp(type, "TEXT") == 0  ? AFFINITY_TEXT
                                        : AFFINITY_BLOB;
}

/* Rows of numbers alone look like those of many indexes, and so does a key before numbers. */
static bool has_shape(const struct salvage_target *t)
{
    bool numbers = t->columns[0].affinity == AFFINITY_INTEGER, key = true;
    for (size_t i = 1; i < t->n_columns; i++)
        key = key && t->columns[i].affinity == AFFINITY_INTEGER;
    return t->without_rowid ? !key || (numbers && t->n_columns > 3) : t->n_columns > 2;
}

static bool read_columns(struct store *s, struct salvage_target *t, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT type, \"notnull\", dflt_value NOT NULL, pk, wr, dflt_value"
                                 " FROM pragma_table_xinfo(?1),"
                                 " (SELECT wr FROM pragma_table_list(?1) LIMIT 1)",
                                 DB(t->name));
    while (db_next(s, st, &ok, e)) {
        if (t->n_columns == SALVAGE_MAX_COLUMNS)
            continue;
        struct salvage_column c = {
            .affinity = affinity_of((const char *)sqlite3_column_text(st, 0)),
            .has_default = sqlite3_column_int(st, 2),
            .default_value = sqlite3_column_int64(st, 5),
        };
        bool key = sqlite3_column_int(st, 3);
        t->without_rowid = sqlite3_column_int(st, 4);
        c.required = sqlite3_column_int(st, 1) || (t->without_rowid && key);
        if (t->n_columns == 0)
            t->has_rowid = !t->without_rowid && key && c.affinity == AFFINITY_INTEGER;
        t->columns[t->n_columns++] = c;
    }
    t->by_shape = ok && has_shape(t);
    return ok;
}

static bool add_table(struct salvage *x, const char *name, struct error *e)
{
    if (x->n_targets == SALVAGE_MAX_TARGETS)
        return error_set(e, ERROR_LIMIT, 0, "%s: too many tables", x->s->path);
    struct salvage_target *t = &x->targets[x->n_targets++];
    *t = (struct salvage_target){.name = mem_strdup(name)};
    return read_columns(x->s, t, e);
}

static bool add_other_tables(struct salvage *x, struct error *e)
{
    bool ok = true;
    sqlite3_stmt *st = db_statement(x->s,
                                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND"
                                    " name NOT GLOB 'search_text*' AND name NOT GLOB 'sqlite_*'",
                                    e);
    while (db_next(x->s, st, &ok, e)) {
        const char *name = (const char *)sqlite3_column_text(st, 0);
        if (!is_in(name, first, ARRAY_SIZE(first)) && !is_in(name, derived, ARRAY_SIZE(derived)))
            ok = add_table(x, name, e);
    }
    return ok;
}

static bool add_hints(struct salvage *x, struct error *e)
{
    for (size_t i = 0; i < ARRAY_SIZE(hints); i++) {
        if (x->n_targets == SALVAGE_MAX_TARGETS)
            return error_set(e, ERROR_LIMIT, 0, "%s: too many tables", x->s->path);
        struct salvage_target *t = &x->targets[x->n_targets++];
        *t = (struct salvage_target){.name = mem_strdup(hints[i].name),
                                     .sql = hints[i].sql,
                                     .without_rowid = true,
                                     .by_shape = hints[i].by_shape,
                                     .n_columns = hints[i].n_columns};
        for (size_t c = 0; c < t->n_columns; c++)
            t->columns[c] = (struct salvage_column){.required = true};
    }
    return true;
}

bool salvage_list_targets(struct salvage *x, struct error *e)
{
    for (size_t i = 0; i < ARRAY_SIZE(first); i++) {
        int64_t there;
        if (!db_get(x->s, e, &there, "SELECT count(*) FROM sqlite_schema WHERE name = ?1",
                    DB(first[i])) ||
            (there && !add_table(x, first[i], e)))
            return false;
    }
    return add_other_tables(x, e) && add_hints(x, e);
}

static bool is_compressed(struct str blob)
{
    AUTO(buf) text = BUF_INIT;
    return compress_read(blob, &text) && utf8_valid(buf_str(&text));
}

static bool fits_column(const struct salvage_column *c, const struct salvage_value *v)
{
    switch (v->type) {
    case SALVAGE_NULL:
        return !c->required;
    case SALVAGE_INTEGER:
        return c->affinity == AFFINITY_INTEGER;
    case SALVAGE_TEXT:
        return c->affinity == AFFINITY_TEXT && utf8_valid((struct str){v->p, v->n});
    case SALVAGE_BLOB:
        return c->affinity == AFFINITY_BLOB ||
               (c->affinity == AFFINITY_TEXT && is_compressed((struct str){v->p, v->n}));
    case SALVAGE_REAL:
        return false;
    }
    return false;
}

/* Rows from before a column was added lack it. */
bool salvage_fits(const struct salvage_target *t, const struct salvage_row *row)
{
    if (row->n > t->n_columns || row->n == 0 ||
        (t->has_rowid && (row->values[0].type != SALVAGE_NULL || row->rowid < 1)))
        return false;
    for (size_t i = t->has_rowid; i < row->n; i++)
        if (!fits_column(&t->columns[i], &row->values[i]))
            return false;
    for (size_t i = row->n; i < t->n_columns; i++)
        if (t->columns[i].required && !t->columns[i].has_default)
            return false;
    return true;
}
