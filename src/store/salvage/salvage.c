/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/salvage/salvage.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/salvage/internal.h"

static void fill_report(const struct salvage *x, struct salvage_report *report)
{
    for (uint32_t n = 2; x->owner && n <= x->file.n_pages; n++)
        report->unidentified += x->doubt[n] && x->owner[n] == SALVAGE_UNKNOWN;
    for (size_t i = 0; i < x->n_targets; i++) {
        const struct salvage_target *t = &x->targets[i];
        struct salvage_table table = {
            .saved = t->saved, .lost = t->lost, .lost_pages = t->lost_pages};
        if (t->sql)
            continue;
        table.name = mem_strdup(t->name);
        vec_push(&report->tables, table);
    }
}

static bool found_any(const struct salvage *x)
{
    for (size_t i = 0; i < x->n_targets; i++)
        if (x->targets[i].saved > 0)
            return true;
    return false;
}

/* What SQLite leaves beside a database that it could not complete. */
static void remove_logs(const char *path)
{
    static const char *const suffixes[] = {"-journal", "-wal", "-shm"};
    for (size_t i = 0; i < ARRAY_SIZE(suffixes); i++) {
        AUTO(buf) log = BUF_INIT;
        buf_printf(&log, "%s%s", path, suffixes[i]);
        unlink(buf_c(&log));
    }
}

/* Rows are copied to tables of their version, whose later steps then convert them. Order and
 * references are restored at the end. Closing ignores failures, and the file is useless without
 * the rows in its log: so this is written back before. */
static bool salvage(struct salvage *x, const char *from, const char *to,
                    struct salvage_report *report, struct error *e)
{
    if (!db_open_at(to, salvage_version(&x->file), &x->s, e) ||
        !db_exec(x->s, "PRAGMA foreign_keys = OFF", e) || !salvage_list_targets(x, e))
        return false;
    salvage_find_owners(x);
    if (!salvage_copy_tables(x, e))
        return false;
    if (!found_any(x))
        return error_set(e, ERROR_DAMAGED, 0, "%s: nothing is left in it", from);
    return db_migrate(x->s, db_version, e) && salvage_use_hints(x, e) &&
           salvage_mend(x->s, report, e) && store_write_back(x->s, e);
}

bool store_salvage(const char *from, const char *to, struct salvage_report *report, struct error *e)
{
    AUTO_FREE struct salvage *x = MEM_NEW(struct salvage);
    *report = (struct salvage_report){0};
    bool ok = salvage_file_open(&x->file, from, e);
    if (ok) {
        ok = salvage(x, from, to, report, e);
        fill_report(x, report);
        salvage_file_close(&x->file);
    }
    store_close(x->s);
    if (!ok)
        remove_logs(to);
    for (size_t i = 0; i < x->n_targets; i++)
        free(x->targets[i].name);
    free(x->owner);
    free(x->doubt);
    return ok;
}
