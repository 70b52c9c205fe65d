/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases that are converted, copied or rescued on a disk that is full, or faulty once, after
 * every possible number of operations: the result is complete, or the call has failed and left
 * nothing behind, and the database from which it began is as good as before. */
#include "tests/unit/store-fixture.h"

#include <stdlib.h>

#include "base/file.h"
#include "store/salvage/salvage.h"
#include "tests/support/failing-vfs.h"

enum { OLD_VERSION = 8, ARTICLES = 40, MAX_OPERATIONS = 2000 };

static const char *const logs[] = {"-journal", "-wal", "-shm"};

static bool exists_beside(const char *path, const char *suffix)
{
    char name[200];
    snprintf(name, sizeof name, "%s%s", path, suffix);
    return access(name, F_OK) == 0;
}

static void remove_database(const char *path)
{
    unlink(path);
    for (size_t i = 0; i < ARRAY_SIZE(logs); i++) {
        char name[200];
        snprintf(name, sizeof name, "%s%s", path, logs[i]);
        unlink(name);
    }
}

/* Opens a database of which only the file itself is left, as by giving it another name. */
static void assert_complete(const char *path, int64_t articles)
{
    char renamed[200];
    struct store *s;
    snprintf(renamed, sizeof renamed, "%s.renamed", path);
    assert_int_equal(rename(path, renamed), 0);
    OK(store_open(renamed, &s, &e));
    assert_sound(s);
    assert_int_equal(number(s, "SELECT count(*) FROM article"), articles);
    store_close(s);
    remove_database(renamed);
}

/* ---- tasks ---------------------------------------------------------------------------------- */

static void make_full(struct fixture *f)
{
    struct article articles[ARTICLES];
    AUTO(arena) arena = {0};
    fixture_open(f);
    for (int i = 0; i < ARTICLES; i++)
        articles[i] = (struct article){.title = arena_printf(&arena, "Title %d", i),
                                       .url = arena_printf(&arena, "https://x.org/%d", i),
                                       .content = arena_printf(&arena, "%*d", 3000, i)};
    merge(f->s, add_node(f->s, add_node(f->s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F"),
          articles, ARTICLES);
    store_close(f->s);
    f->s = NULL;
}

static void make_old(struct fixture *f)
{
    const char *srcdir = getenv("srcdir");
    AUTO(buf) sql = BUF_INIT;
    char name[512];
    sqlite3 *db;
    fixture_make(f);
    snprintf(name, sizeof name, "%s/tests/unit/store/version-%d.sql", srcdir ? srcdir : ".",
             OLD_VERSION);
    OK(file_read(name, 1 << 20, &sql, &e));
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, buf_c(&sql), NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static bool migrate(const char *from, const char *to, struct error *e)
{
    struct store *s;
    bool ok = store_open(from, &s, e);
    store_close(s);
    return ok;
}

static bool backup(const char *from, const char *to, struct error *e)
{
    struct store *s;
    bool ok = store_open_read_only(from, &s, e) && store_backup(s, to, e);
    store_close(s);
    return ok;
}

static bool rescue(const char *from, const char *to, struct error *e)
{
    struct salvage_report report;
    bool ok = store_salvage(from, to, &report, e);
    salvage_report_fini(&report);
    return ok;
}

static const struct task {
    void (*make)(struct fixture *f);
    bool (*run)(const char *from, const char *to, struct error *e);
    int64_t articles;
    bool makes_file;
} tasks[] = {
    {make_old, migrate, 2, false},
    {make_full, backup, ARTICLES, true},
    {make_full, rescue, ARTICLES, true},
};

/* ---- faults --------------------------------------------------------------------------------- */

/* False if the task has ended before the fault. */
static bool run_with_fault(const struct task *t, const struct fixture *f, enum failing what, int n,
                           bool *done)
{
    char to[160];
    struct error e = {0};
    snprintf(to, sizeof to, "%s.new", f->path);
    failing_vfs_set(what, n);
    *done = t->run(f->path, to, &e);
    bool disturbed = failing_vfs_has_failed();
    failing_vfs_set(what, -1);
    if (!*done) {
        assert_int_equal(e.code, what == FAILING_FULL ? ERROR_FULL : ERROR_SYSTEM);
        if (what == FAILING_FULL) /* names the file that has no room */
            assert_non_null(strstr(e.detail, t->makes_file ? ".new: " : ".db: "));
        for (size_t i = 0; t->makes_file && i < ARRAY_SIZE(logs); i++)
            assert_false(exists_beside(to, logs[i]));
    } else if (t->makes_file) {
        assert_complete(to, t->articles);
    }
    remove_database(to);
    return disturbed;
}

/* The same again, without fault. */
static void assert_as_before(const struct task *t, const struct fixture *f)
{
    char to[160];
    snprintf(to, sizeof to, "%s.new", f->path);
    OK(t->run(f->path, to, &e));
    assert_complete(t->makes_file ? to : f->path, t->articles);
}

static void run_task(const struct task *t, enum failing what)
{
    struct fixture f;
    AUTO(buf) database = BUF_INIT;
    bool disturbed = true;
    int failures = 0;
    t->make(&f);
    OK(file_read(f.path, 64 << 20, &database, &e));
    for (int n = 0; disturbed && n < MAX_OPERATIONS; n += 1 + n / (int)seeds(4)) {
        bool done;
        remove_database(f.path);
        OK(file_write_unsynced(f.path, buf_str(&database), &e));
        disturbed = run_with_fault(t, &f, what, n, &done);
        failures += !done;
        assert_as_before(t, &f);
    }
    assert_false(disturbed);
    assert_true(failures > 0 || what == FAILING_TRUNCATE);
    remove_database(f.path);
    fixture_close(&f);
}

static void test_full(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(tasks); i++)
        run_task(&tasks[i], FAILING_FULL);
}

static void test_faulty(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(tasks); i++)
        for (int what = FAILING_WRITE; what < FAILING_N; what++)
            run_task(&tasks[i], (enum failing)what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_faulty),
    };
    failing_vfs_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
