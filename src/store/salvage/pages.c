/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Owners of pages: from the roots down, by the list of free pages, by the shape of their rows. */
#include <stdlib.h>
#include <string.h>

#include "store/salvage/internal.h"

enum { MAX_DEPTH = 24, SCHEMA_COLUMNS = 5, WIDE_TABLE = 8 };

static bool is_inner(enum salvage_kind kind)
{
    return kind == SALVAGE_TABLE_INNER || kind == SALVAGE_INDEX_INNER;
}

static bool is_index(enum salvage_kind kind)
{
    return kind == SALVAGE_INDEX_INNER || kind == SALVAGE_INDEX_LEAF;
}

int salvage_version(const struct salvage_file *f)
{
    unsigned char *bytes = mem_zalloc(1, f->page_size);
    uint32_t version = salvage_read_bytes(f, 1, bytes) ? salvage_number(bytes + 60) : 0;
    free(bytes);
    return version >= 1 && version <= (uint32_t)db_version ? (int)version : db_version;
}

/* True when the row's form tells it from those of other tables: few columns may be missing. */
static bool is_typical(const struct salvage_target *t, const struct salvage_row *row)
{
    return row->n == t->n_columns || (t->n_columns > WIDE_TABLE && row->n > t->n_columns / 2);
}

struct fit {
    size_t readable, fitting, typical; /* rows */
};

static struct fit fit_page(const struct salvage *x, const struct salvage_page *p,
                           const struct salvage_target *t, struct salvage_row *row)
{
    struct fit fit = {0};
    for (unsigned i = 0; i < p->n_cells && is_index(p->kind) == t->without_rowid; i++)
        if (salvage_read_row(&x->file, p, i, row)) {
            bool fits = salvage_fits(t, row);
            fit.readable++;
            fit.fitting += fits;
            fit.typical += fits && is_typical(t, row);
        }
    return fit;
}

struct walk {
    struct salvage *x;
    unsigned char owner;
    uint32_t left;          /* pages to be read of the schema, which may lead in circles */
    struct salvage_row row; /* reused */
};

static void claim_leaf(struct walk *w, const struct salvage_page *p)
{
    struct salvage *x = w->x;
    const struct salvage_target *t = w->owner < x->n_targets ? &x->targets[w->owner] : NULL;
    struct fit fit = {0};
    if (x->owner[p->number] != SALVAGE_UNKNOWN || (t && is_index(p->kind) != t->without_rowid))
        return;
    if (t)
        fit = fit_page(x, p, t, &w->row);
    if (fit.fitting > 0 || fit.readable == 0)
        x->owner[p->number] = w->owner;
}

/* A damaged page may lead anywhere: leaves are taken only if they fit, and inner pages may be
 * walked again by their true owner. */
static void walk_tree(struct walk *w, uint32_t number, int depth)
{
    struct salvage *x = w->x;
    if (number == 0 || depth > MAX_DEPTH || x->owner[number] == w->owner)
        return;
    struct salvage_page p = {.data = mem_zalloc(1, x->file.page_size)};
    if (!salvage_read_page(&x->file, number, &p)) {
        if (w->owner < x->n_targets && x->owner[number] == SALVAGE_UNKNOWN)
            x->targets[w->owner].lost_pages++;
    } else if (is_inner(p.kind)) {
        x->owner[number] = w->owner;
        for (unsigned i = 0; i <= p.n_cells; i++)
            walk_tree(w, salvage_child(&x->file, &p, i), depth + 1);
    } else {
        claim_leaf(w, &p);
    }
    free(p.data);
}

/* Root of a target's tree in the schema's rows; OTHER's are all the rest. */
static void walk_root(struct walk *w, bool targets)
{
    const struct salvage_value *v = w->row.values;
    size_t i = 0;
    if (w->row.n != SCHEMA_COLUMNS || v[1].type != SALVAGE_TEXT || v[3].type != SALVAGE_INTEGER ||
        v[3].integer < 2 || v[3].integer > w->x->file.n_pages)
        return;
    struct str name = {v[1].p, v[1].n};
    while (i < w->x->n_targets && !str_eq(name, str_from(w->x->targets[i].name)))
        i++;
    uint32_t root = (uint32_t)v[3].integer;
    w->owner = i < w->x->n_targets ? (unsigned char)i : SALVAGE_OTHER;
    if ((i < w->x->n_targets) == targets)
        walk_tree(w, root, 0);
}

static void walk_schema(struct walk *w, uint32_t number, bool targets, int depth)
{
    struct salvage *x = w->x;
    if (depth == MAX_DEPTH || w->left == 0)
        return;
    w->left--;
    struct salvage_page p = {.data = mem_zalloc(1, x->file.page_size)};
    bool ok = salvage_read_page(&x->file, number, &p);
    for (unsigned i = 0; ok && p.kind == SALVAGE_TABLE_LEAF && i < p.n_cells; i++)
        if (salvage_read_row(&x->file, &p, i, &w->row))
            walk_root(w, targets);
    for (unsigned i = 0; ok && p.kind == SALVAGE_TABLE_INNER && i <= p.n_cells; i++) {
        uint32_t child = salvage_child(&x->file, &p, i);
        if (child)
            walk_schema(w, child, targets, depth + 1);
    }
    if (ok && number > 1)
        x->owner[number] = SALVAGE_OTHER;
    free(p.data);
}

static void walk_roots(struct salvage *x, bool targets)
{
    struct walk w = {.x = x, .left = x->file.n_pages};
    walk_schema(&w, 1, targets, 0);
    buf_fini(&w.row.payload);
}

/* A tree's page stays its own: header and free list may be damaged. */
static void set_other(struct salvage *x, uint32_t number)
{
    if (number > 1 && number <= x->file.n_pages && x->owner[number] == SALVAGE_UNKNOWN)
        x->owner[number] = SALVAGE_OTHER;
}

/* Pointer maps, which tell the parents of the pages after them (SQLite's file format, 1.8). */
static void set_pointer_maps(struct salvage *x)
{
    AUTO_FREE unsigned char *bytes = mem_zalloc(1, x->file.page_size);
    bool has_maps = salvage_read_bytes(&x->file, 1, bytes) && salvage_number(bytes + 52) != 0;
    for (uint64_t i = 2; has_maps && i <= x->file.n_pages; i += x->file.page_size / 5 + 1)
        set_other(x, (uint32_t)i);
}

/* Free pages still hold what was deleted. */
static void walk_free_list(struct salvage *x)
{
    unsigned char *bytes = mem_zalloc(1, x->file.page_size);
    uint32_t next = salvage_read_bytes(&x->file, 1, bytes) ? salvage_number(bytes + 32) : 0;
    while (next > 1 && next <= x->file.n_pages && x->owner[next] == SALVAGE_UNKNOWN &&
           salvage_read_bytes(&x->file, next, bytes)) {
        uint32_t n = salvage_number(bytes + 4);
        set_other(x, next);
        for (uint32_t i = 0; i < n && i < x->file.page_size / 4 - 2; i++)
            set_other(x, salvage_number(bytes + 8 + 4 * i));
        next = salvage_number(bytes);
    }
    free(bytes);
}

/* The target that most rows of the page fit, if it is one. Some may fit none: their ends are on
 * damaged pages. */
static unsigned char owner_by_shape(struct salvage *x, const struct salvage_page *p,
                                    struct salvage_row *row)
{
    unsigned char owner = SALVAGE_UNKNOWN;
    size_t most = 0;
    for (size_t i = 0; i < x->n_targets; i++) {
        if (!x->targets[i].by_shape)
            continue;
        struct fit fit = fit_page(x, p, &x->targets[i], row);
        if (fit.typical * 2 <= fit.readable || fit.typical < most)
            continue;
        owner = fit.typical > most ? (unsigned char)i : SALVAGE_UNKNOWN;
        most = fit.typical;
    }
    return owner;
}

static void find_orphans(struct salvage *x)
{
    struct salvage_page p = {.data = mem_zalloc(1, x->file.page_size)};
    struct salvage_row row = {0};
    for (uint32_t number = 2; number <= x->file.n_pages; number++)
        if (x->owner[number] == SALVAGE_UNKNOWN && salvage_read_page(&x->file, number, &p) &&
            p.kind != SALVAGE_TABLE_INNER) {
            x->owner[number] = owner_by_shape(x, &p, &row);
            x->doubt[number] = DOUBT_ORPHAN;
        }
    buf_fini(&row.payload);
    free(p.data);
}

void salvage_find_owners(struct salvage *x)
{
    size_t n = (size_t)x->file.n_pages + 1;
    x->owner = mem_zalloc(n, 1);
    x->doubt = mem_zalloc(n, 1);
    memset(x->owner, SALVAGE_UNKNOWN, n);
    walk_roots(x, true);
    walk_roots(x, false);
    set_pointer_maps(x);
    walk_free_list(x);
    find_orphans(x);
}
