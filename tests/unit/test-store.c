/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database file: creation, migration, sharing, kills, damage, a full disk. */
#include "tests/unit/store-fixture.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/file.h"
#include "store/record/state.h"
#include "store/search/index.h"
#include "store/sql/rows.h"
#include "store/tree/sources.h"
#include "store/view/walk.h"
#include "text/display/safe.h"

static void run(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static int mode_of(const struct fixture *f, const char *suffix)
{
    char path[160];
    struct stat st;
    snprintf(path, sizeof path, "%s%s", f->path, suffix);
    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 0777;
}

static void test_make(void **state)
{
    struct fixture f;
    int64_t version;
    umask(0);
    fixture_open(&f);
    umask(022);
    OK(state_set(f.s, "a", "b", &e));
    assert_int_equal(mode_of(&f, ""), 0600);
    assert_int_equal(mode_of(&f, "-wal"), 0600);
    assert_int_equal(mode_of(&f, "-shm"), 0600);
    OK(db_get(f.s, &e, &version, "PRAGMA user_version"));
    assert_int_equal(version, db_version);
    OK(db_get(f.s, &e, &version, "PRAGMA page_size"));
    assert_int_equal(version, 16384);
    OK(db_get(f.s, &e, &version, "PRAGMA synchronous"));
    assert_int_equal(version, 1);
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_reopen(void **state)
{
    struct fixture f;
    char *value;
    fixture_open(&f);
    OK(state_set(f.s, "view", "all", &e));
    OK(state_set(f.s, "gone", "x", &e));
    OK(state_set(f.s, "gone", NULL, &e));
    store_close(f.s);
    OK(store_open(f.path, &f.s, &e));
    OK(state_get(f.s, "view", &value, &e));
    assert_string_equal(value, "all");
    free(value);
    OK(state_get(f.s, "gone", &value, &e));
    assert_null(value);
    fixture_close(&f);
}

/* A database as an earlier version left it. */
static void load_version(const char *path, int version)
{
    const char *srcdir = getenv("srcdir");
    char name[512];
    AUTO(buf) sql = BUF_INIT;
    snprintf(name, sizeof name, "%s/tests/unit/store/version-%d.sql", srcdir ? srcdir : ".",
             version);
    OK(file_read(name, 1 << 20, &sql, &e));
    run(path, buf_c(&sql));
}

/* Every version that ever was must lead to the present one, with all that was in it. */
static void test_migrate(void **state)
{
    for (int version = 1; version <= db_version; version++) {
        struct fixture f;
        AUTO(tree) tree = {0};
        int64_t now;
        fixture_make(&f);
        load_version(f.path, version);
        OK(store_open(f.path, &f.s, &e));
        OK(db_get(f.s, &e, &now, "PRAGMA user_version"));
        assert_int_equal(now, db_version);
        assert_sound(f.s);
        OK(tree_load(f.s, &tree, &e));
        assert_int_equal(tree.n, 4);
        assert_int_equal(tree.all.total, 2);
        assert_int_equal(tree.all.unread, 1);
        assert_int_equal(tree.all.starred, 1);
        assert_string_equal(tree.nodes[0].title, "Goosewater");
        int64_t source = tree.nodes[2].id;
        struct article_list list = list_of(f.s, &(struct article_query){.node = TREE_ROOT});
        assert_string_equal(list.rows[0].title, "Noodles");
        assert_false(list.rows[0].read);
        assert_true(list.rows[1].read && list.rows[1].starred);
        AUTO(stored_article) starred = {0};
        OK(articles_load(f.s, list.rows[1].at.id, &starred, &e));
        assert_int_equal(starred.n_sources, 2);
        article_list_fini(&list);
        /* The source says the same as then: whoever changes how keys are made (text/url/url.h's
         * canonical form, too) has to make the stored ones anew. */
        struct article same[] = {
            {.guid = "1",
             .title = "Noodles",
             .url = "https://example.org/1",
             .content = "<p>n</p>"},
            {.guid = "2",
             .title = "碧湖环线",
             .url = "https://example.org/2",
             .summary = "s",
             .author = "An"},
        };
        struct merge_counts counts = merge(f.s, source, same, 2);
        assert_int_equal(counts.unchanged, 2);
        bool more;
        OK(search_index_step(f.s, &more, &e));
        assert_false(more);
        assert_sound(f.s);
        fixture_close(&f);
    }
}

/* Back-off that a host or network caused is gone; a source's own is not. */
static void test_migrate_outages(void **state)
{
    static const struct {
        const char *problem;
        int failures;
    } samples[] = {
        {"no such host: away.example", 0},
        {"connection refused by away.example", 0},
        {"cannot connect to away.example: No route to host", 0},
        {"no answer from away.example in 60 seconds", 0},
        {"away.example answers HTTP 404: not found", 3},
        {"a web page", 3},
    };
    for (size_t i = 0; i < ARRAY_SIZE(samples); i++) {
        struct fixture f;
        AUTO(arena) arena = {0};
        struct source_fetch fetch;
        AUTO(tree) tree = {0};
        char sql[256];
        fixture_make(&f);
        load_version(f.path, 10);
        snprintf(sql, sizeof sql,
                 "UPDATE source SET error = 'network', failures = 3, checked_at = 90,"
                 " succeeded_at = 70, due_at = 4000000000, problem = '%s'",
                 samples[i].problem);
        run(f.path, sql);
        OK(store_open(f.path, &f.s, &e));
        OK(tree_load(f.s, &tree, &e));
        OK(source_load(f.s, tree.nodes[2].id, &arena, &fetch, NULL, &e));
        bool own = samples[i].failures > 0;
        assert_int_equal(fetch.status.failures, samples[i].failures);
        assert_int_equal(fetch.status.due_at, own ? 4000000000 : 0);
        assert_int_equal(fetch.status.checked_at, own ? 90 : 70);
        assert_int_equal(fetch.status.problem != NULL, own);
        fixture_close(&f);
    }
}

/* Pages and long texts kept by an earlier version count as offline. */
static void test_migrate_offline(void **state)
{
    struct fixture f;
    int64_t n;
    fixture_make(&f);
    load_version(f.path, 2);
    run(f.path, "UPDATE article SET page = 1 WHERE id = 1;"
                "UPDATE body SET content = format('%2000d', 1) WHERE article = 2");
    OK(store_open(f.path, &f.s, &e));
    OK(articles_count(f.s, &(struct article_query){.node = TREE_ROOT, .offline_only = true}, &n,
                      &e));
    assert_int_equal(n, 2);
    assert_sound(f.s);
    fixture_close(&f);
}

/* Logins that stood in addresses are the sources' secrets now. */
static void test_migrate_logins(void **state)
{
    struct fixture f;
    struct tree_node node;
    struct source_settings settings;
    AUTO(arena) arena = {0};
    fixture_make(&f);
    load_version(f.path, 10);
    run(f.path, "UPDATE node SET url = 'https://me:p%40ss@example.org/food.xml',"
                " site_url = 'https://me:p%40ss@example.org/' WHERE id = 4");
    OK(store_open(f.path, &f.s, &e));
    OK(tree_get(f.s, 4, &arena, &node, &e));
    assert_string_equal(node.url, "https://example.org/food.xml");
    assert_string_equal(node.site_url, "https://example.org/");
    OK(source_load(f.s, 4, &arena, NULL, &settings, &e));
    assert_string_equal(settings.credentials, "me:p@ss");
    OK(source_load(f.s, 5, &arena, NULL, &settings, &e));
    assert_null(settings.credentials);
    fixture_close(&f);
}

/* The index and the views have letters without marks. */
static void test_migrate_letters(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct tree_node view;
    fixture_make(&f);
    load_version(f.path, 16);
    run(f.path, "UPDATE article SET title = 'Café' WHERE id = 1;"
                "INSERT INTO node(id, parent, position, kind, title) VALUES(9, 1, 9, 6, 'V');"
                "INSERT INTO view(id, query) VALUES(9, 'cafe')");
    OK(store_open(f.path, &f.s, &e));
    for (int indexed = 0; indexed < 2; indexed++) {
        AUTO(article_list)
        list = list_of(f.s, &(struct article_query){.node = TREE_ROOT, .search = "cafe"});
        assert_int_equal(list.n, 1);
        for (bool more = true; more;)
            OK(search_index_step(f.s, &more, &e));
    }
    for (bool more = true; more;)
        OK(views_walk_step(f.s, &more, &e));
    OK(tree_get(f.s, 9, &arena, &view, &e));
    assert_int_equal(view.total, 1);
    assert_sound(f.s);
    fixture_close(&f);
}

/* Views ignore spaces between scripts. */
static void test_migrate_spaces(void **state)
{
    struct fixture f;
    AUTO(arena) arena = {0};
    struct tree_node view;
    fixture_make(&f);
    load_version(f.path, 18);
    run(f.path, "UPDATE article SET title = 'AI 大模型' WHERE id = 1;"
                "INSERT INTO node(id, parent, position, kind, title) VALUES(9, 1, 9, 6, 'V');"
                "INSERT INTO view(id, query) VALUES(9, 'AI大模型')");
    OK(store_open(f.path, &f.s, &e));
    for (bool more = true; more;)
        OK(views_walk_step(f.s, &more, &e));
    OK(tree_get(f.s, 9, &arena, &view, &e));
    assert_int_equal(view.total, 1);
    assert_sound(f.s);
    fixture_close(&f);
}

/* A step that fails leaves nothing half done. */
static void test_migrate_fails(void **state)
{
    struct fixture f;
    struct store *s;
    sqlite3 *db;
    sqlite3_stmt *st;
    fixture_make(&f);
    run(f.path, "PRAGMA application_id = 1734438500; CREATE TABLE listing(in_the_way)");
    FAILS(ERROR_DATABASE, store_open(f.path, &s, &e));
    assert_int_equal(sqlite3_open(f.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT count(*) FROM sqlite_schema", -1, &st, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(st, 0), 1);
    sqlite3_finalize(st);
    sqlite3_close(db);
    fixture_close(&f);
}

static void test_newer(void **state)
{
    struct fixture f;
    struct store *other;
    fixture_open(&f);
    store_close(f.s);
    run(f.path, "PRAGMA user_version = 4711");
    FAILS(ERROR_UNSUPPORTED, store_open(f.path, &other, &e));
    FAILS(ERROR_UNSUPPORTED, store_open_read_only(f.path, &other, &e));
    assert_null(other);
    f.s = NULL;
    fixture_close(&f);
}

static void test_foreign(void **state)
{
    struct fixture f;
    struct store *other;
    fixture_make(&f);
    run(f.path, "CREATE TABLE cache(x)");
    FAILS(ERROR_INVALID, store_open(f.path, &other, &e));
    run(f.path, "INSERT INTO cache VALUES(1)"); /* left as it was */
    fixture_close(&f);
}

static void test_no_place(void **state)
{
    struct store *s;
    FAILS(ERROR_SYSTEM, store_open("/nonexistent/gander.db", &s, &e));
    FAILS(ERROR_NOT_FOUND, store_open_read_only("/nonexistent/gander.db", &s, &e));
    FAILS(ERROR_SYSTEM, store_open("/", &s, &e));
}

static int forget_modules(sqlite3 *db, const char **message, const void *routines)
{
    return sqlite3_drop_modules(db, NULL);
}

/* Told at once and in words, also of a database that was made by another SQLite. */
static void test_no_fts5(void **state)
{
    struct fixture f;
    struct store *s;
    struct error why = {0};
    fixture_open(&f);
    sqlite3_auto_extension((void (*)(void))forget_modules);
    assert_false(store_open(f.path, &s, &why));
    assert_int_equal(why.code, ERROR_UNSUPPORTED);
    assert_non_null(strstr(why.detail, "no full-text search (FTS5)"));
    FAILS(ERROR_UNSUPPORTED, store_open_read_only(f.path, &s, &e));
    sqlite3_reset_auto_extension();
    fixture_close(&f);
}

static void test_nested(void **state)
{
    struct fixture f;
    char *value;
    fixture_open(&f);
    OK(store_begin(f.s, &e));
    OK(state_set(f.s, "outer", "1", &e));
    OK(store_begin(f.s, &e));
    OK(state_set(f.s, "inner", "1", &e));
    store_rollback(f.s);
    OK(store_commit(f.s, &e));
    OK(state_get(f.s, "outer", &value, &e));
    assert_non_null(value);
    free(value);
    OK(state_get(f.s, "inner", &value, &e));
    assert_null(value);
    OK(store_begin(f.s, &e));
    OK(state_set(f.s, "lost", "1", &e));
    store_rollback(f.s);
    OK(state_get(f.s, "lost", &value, &e));
    assert_null(value);
    fixture_close(&f);
}

/* A part that fails before it changes anything costs nothing; one that fails later takes all of its
 * transaction with it. */
static void test_parts(void **state)
{
    struct fixture f;
    struct store_part part;
    char *value;
    fixture_open(&f);
    OK(store_begin_part(f.s, &part, &e)); /* alone */
    OK(state_set(f.s, "first", "1", &e));
    OK(store_end_part(f.s, &part, true, &e));

    OK(store_begin(f.s, &e));
    OK(store_begin_part(f.s, &part, &e));
    FAILS(ERROR_GONE, store_end_part(f.s, &part, error_set(&e, ERROR_GONE, 0, "gone"), &e));
    OK(store_begin_part(f.s, &part, &e));
    OK(state_set(f.s, "kept", "1", &e));
    OK(store_end_part(f.s, &part, true, &e));
    OK(store_commit(f.s, &e));
    OK(state_get(f.s, "kept", &value, &e));
    assert_non_null(value);
    free(value);

    OK(store_begin(f.s, &e));
    OK(state_set(f.s, "before", "1", &e));
    OK(store_begin_part(f.s, &part, &e));
    OK(state_set(f.s, "half", "1", &e));
    FAILS(ERROR_GONE, store_end_part(f.s, &part, error_set(&e, ERROR_GONE, 0, "gone"), &e));
    FAILS(ERROR_GONE, store_begin_part(f.s, &part, &e));
    FAILS(ERROR_GONE, store_begin(f.s, &e));
    FAILS(ERROR_GONE, store_commit(f.s, &e));
    OK(state_get(f.s, "before", &value, &e));
    assert_null(value);
    OK(state_get(f.s, "half", &value, &e));
    assert_null(value);
    OK(state_set(f.s, "after", "1", &e));
    OK(store_begin(f.s, &e));
    OK(store_commit(f.s, &e));
    fixture_close(&f);
}

/* Rows of memory as a table: all types, missing values, order. */
static void test_rows(void **state)
{
    struct fixture f;
    struct db_value values[] = {
        DB(7), DB("text"), DB(STR("blob")), DB(-2), DB((const char *)NULL), DB((struct str){0}),
    };
    struct db_rows rows = {values, 2, 3}, none = {values, 0, 3};
    int64_t n;
    sqlite3_stmt *st;
    fixture_open(&f);
    rows_sort(&rows);
    OK(db_prepare(f.s, "SELECT a, b, c, d FROM rows(?1)", &st, &e));
    db_bind(st, DB(&rows));
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int64(st, 0), -2);
    for (int i = 1; i <= 3; i++)
        assert_int_equal(sqlite3_column_type(st, i), SQLITE_NULL);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int64(st, 0), 7);
    assert_string_equal((const char *)sqlite3_column_text(st, 1), "text");
    assert_int_equal(sqlite3_column_type(st, 2), SQLITE_BLOB);
    assert_str(db_column_blob(st, 2), "blob");
    assert_int_equal(sqlite3_column_type(st, 3), SQLITE_NULL); /* a column that they have not */
    assert_int_equal(sqlite3_step(st), SQLITE_DONE);
    sqlite3_finalize(st);
    OK(db_get(f.s, &e, &n, "SELECT count(*) FROM rows(?1)", DB(&none)));
    assert_int_equal(n, 0);
    OK(db_get(f.s, &e, &n, "SELECT count(*) FROM rows('x')"));
    assert_int_equal(n, 0);
    FAILS(ERROR_DATABASE, db_get(f.s, &e, &n, "SELECT count(*) FROM rows"));
    fixture_close(&f);
}

static void test_two_connections(void **state)
{
    struct fixture f;
    struct store *reader, *writer;
    int64_t before, after;
    struct article a = {.title = "One", .url = "https://example.org/1", .views = -1};
    fixture_open(&f);
    int64_t feed = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    OK(store_open_read_only(f.path, &reader, &e));
    OK(store_open(f.path, &writer, &e));
    OK(store_data_version(reader, &before, &e));
    merge(f.s, feed, &a, 1);
    OK(store_data_version(reader, &after, &e));
    assert_int_not_equal(before, after);
    assert_int_equal(unread_of(reader, TREE_ROOT), 1);

    /* A reader neither waits for a writer nor sees what is not committed. */
    OK(store_begin(f.s, &e));
    int64_t id = article_at(f.s, feed, 0);
    OK(articles_mark(f.s, MARK_READ, &id, 1, NULL, &e));
    assert_int_equal(unread_of(reader, TREE_ROOT), 1);
    sqlite3_busy_timeout(writer->db, 1);
    FAILS(ERROR_BUSY, state_set(writer, "a", "b", &e));
    OK(store_commit(f.s, &e));
    assert_int_equal(unread_of(reader, TREE_ROOT), 0);
    OK(state_set(writer, "a", "b", &e));

    FAILS(ERROR_READ_ONLY, state_set(reader, "a", "c", &e));
    FAILS(ERROR_READ_ONLY, articles_mark(reader, MARK_UNREAD, &id, 1, NULL, &e));
    store_close(reader);
    store_close(writer);
    fixture_close(&f);
}

/* Several processes make the database and write to it at once: everything they were told was stored
 * is there. */
static void test_processes(void **state)
{
    enum { PROCESSES = 4, VALUES = 20 };
    struct fixture f;
    fixture_make(&f);
    for (int p = 0; p < PROCESSES; p++) {
        if (fork())
            continue;
        struct store *s;
        char key[32];
        if (!store_open(f.path, &s, NULL))
            _exit(1);
        for (int i = 0; i < VALUES; i++) {
            snprintf(key, sizeof key, "%d-%d", p, i);
            if (!state_set(s, key, "x", NULL))
                _exit(2);
        }
        store_close(s);
        _exit(0);
    }
    for (int p = 0; p < PROCESSES; p++) {
        int status;
        wait(&status);
        assert_int_equal(status, 0);
    }
    int64_t n;
    OK(store_open(f.path, &f.s, &e));
    OK(db_get(f.s, &e, &n, "SELECT count(*) FROM state"));
    assert_int_equal(n, PROCESSES * VALUES);
    fixture_close(&f);
}

static void write_until_killed(const char *path, int64_t feed, int told)
{
    struct store *s;
    if (!store_open(path, &s, NULL))
        _exit(1);
    for (int64_t i = 0;; i++) {
        struct article articles[20];
        char urls[20][64];
        for (int k = 0; k < 20; k++) {
            snprintf(urls[k], sizeof urls[k], "https://example.org/%lld/%d", (long long)i, k);
            articles[k] = (struct article){.title = urls[k], .url = urls[k], .views = -1};
        }
        struct merge_options options = {.now = NOW};
        if (!merge_articles(s, feed, articles, 20, &options, NULL, NULL) ||
            write(told, &i, sizeof i) != sizeof i)
            _exit(1);
    }
}

static void test_kill(void **state)
{
    struct fixture f;
    fixture_open(&f);
    int64_t feed = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
    store_close(f.s);
    int64_t stored = 0;
    for (int round = 0; round < 8; round++) {
        int told[2], status;
        int64_t last = -1, i;
        assert_int_equal(pipe(told), 0);
        pid_t child = fork();
        if (!child)
            write_until_killed(f.path, feed, told[1]);
        close(told[1]);
        for (int n = 0; n < 3 + round * 2; n++)
            assert_int_equal(read(told[0], &last, sizeof last), sizeof last);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        while (read(told[0], &i, sizeof i) == sizeof i)
            last = i;
        close(told[0]);
        OK(store_open(f.path, &f.s, &e));
        assert_sound(f.s);
        /* Whole batches, none lost that the writer was told of. */
        int64_t total = total_of(f.s, TREE_ROOT);
        assert_int_equal(total % 20, 0);
        assert_true(total >= (last + 1) * 20);
        assert_true(total >= stored);
        stored = total;
        store_close(f.s);
    }
    OK(store_open(f.path, &f.s, &e));
    fixture_close(&f);
}

/* ---- damage ------------------------------------------------------------------------------ */

static void fill(struct fixture *f)
{
    fixture_open(f);
    int64_t portal = add_node(f->s, TREE_ROOT, NODE_PORTAL, "P");
    struct article articles[300] = {0};
    char texts[300][64];
    for (size_t i = 0; i < ARRAY_SIZE(articles); i++) {
        snprintf(texts[i], sizeof texts[i], "https://example.org/%zu", i);
        articles[i] = (struct article){.title = texts[i], .url = texts[i], .content = texts[i]};
    }
    merge(f->s, add_node(f->s, portal, NODE_FEED, "F"), articles, ARRAY_SIZE(articles));
    store_close(f->s);
    f->s = NULL;
}

/* Opens and reads everything; what goes wrong must have a code that says so. */
static enum error_code read_all(const char *path, bool *reported)
{
    struct store *s;
    struct error e = {0};
    AUTO(buf) report = BUF_INIT;
    *reported = false;
    if (!store_open(path, &s, &e))
        return e.code;
    struct article_list list;
    struct article_query query = {.node = TREE_ROOT};
    if (articles_list(s, &query, NULL, false, false, 1000, &list, &e))
        article_list_fini(&list);
    if (e.code == ERROR_NONE && !store_check(s, &report, &e))
        assert_int_not_equal(e.code, ERROR_NONE);
    *reported = report.n > 0;
    store_close(s);
    return e.code;
}

static void test_not_a_database(void **state)
{
    struct fixture f;
    bool reported;
    struct error why = {0};
    AUTO(buf) text = BUF_INIT;
    fixture_make(&f);
    for (int i = 0; i < 3000; i++)
        buf_add_c(&text, "This is no database.\n");
    OK(file_write_atomic(f.path, buf_str(&text), &e));
    assert_int_equal(read_all(f.path, &reported), ERROR_DAMAGED);
    assert_false(store_open(f.path, &f.s, &why));
    assert_non_null(strstr(why.detail, f.path));
    fixture_close(&f);
}

static void test_damaged(void **state)
{
    static const struct {
        long offset, length;
    } cases[] = {{100, 3000}, {16384, 16384}, {3 * 16384 + 8, 9000}, {6 * 16384, 16384}};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct fixture f;
        bool reported;
        fill(&f);
        int fd = open(f.path, O_RDWR);
        for (long at = cases[i].offset; at < cases[i].offset + cases[i].length; at++) {
            unsigned char byte;
            if (pread(fd, &byte, 1, at) != 1)
                break;
            byte = (unsigned char)~byte;
            assert_int_equal(pwrite(fd, &byte, 1, at), 1);
        }
        close(fd);
        enum error_code code = read_all(f.path, &reported);
        if (code != ERROR_DAMAGED && !reported)
            fail_msg("case %zu: %s, nothing reported", i, error_name(code));
        fixture_close(&f);
    }
}

static void test_truncated(void **state)
{
    for (long pages = 1; pages < 12; pages += 3) {
        struct fixture f;
        bool reported;
        fill(&f);
        assert_int_equal(truncate(f.path, pages * 16384 - 100), 0);
        enum error_code code = read_all(f.path, &reported);
        if (code != ERROR_DAMAGED && !reported)
            fail_msg("%ld pages: %s, nothing reported", pages, error_name(code));
        fixture_close(&f);
    }
}

/* Counts that are wrong are found, which shows that the other tests' checks can fail. */
static void test_check_finds(void **state)
{
    static const char *const harm[] = {
        "UPDATE node SET unread = unread + 1 WHERE id = 1",
        "DELETE FROM listing WHERE node = 2 AND article = 7",
        "DELETE FROM unread WHERE node = 1 AND article = 7",
        "INSERT INTO read VALUES(7)",
        "DELETE FROM chain WHERE node = 1",
        "DELETE FROM body WHERE article = 7",
        "DELETE FROM article WHERE id = 7",
        "INSERT INTO carrier VALUES(7, 3)",
        "PRAGMA foreign_keys = OFF; UPDATE node SET parent = 99 WHERE id = 3",
    };
    for (size_t i = 0; i < ARRAY_SIZE(harm); i++) {
        struct fixture f;
        AUTO(buf) report = BUF_INIT;
        fill(&f);
        run(f.path, harm[i]);
        OK(store_open(f.path, &f.s, &e));
        OK(store_check(f.s, &report, &e));
        if (!report.n)
            fail_msg("not found: %s", harm[i]);
        fixture_close(&f);
    }
}

/* ---- the log ---------------------------------------------------------------------------- */

enum { LARGE = 8 << 20, LARGE_COMMITS = 12, MAX_LOG = 4600 * 16408 };

static off_t log_size(const struct fixture *f)
{
    char path[160];
    struct stat st;
    snprintf(path, sizeof path, "%s-wal", f->path);
    return stat(path, &st) == 0 ? st.st_size : 0;
}

/* Length of a value in the file itself, 0 unless it is written back. */
static int64_t length_in_file(const struct fixture *f, const char *key)
{
    AUTO(buf) name = BUF_INIT;
    sqlite3 *db;
    sqlite3_stmt *st = NULL;
    int64_t length = 0;
    buf_printf(&name, "file:%s?immutable=1", f->path);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    assert_int_equal(sqlite3_open_v2(buf_c(&name), &db, flags, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, "SELECT length(value) FROM state WHERE key = ?1", -1, &st, NULL) ==
            SQLITE_OK &&
        sqlite3_bind_text(st, 1, key, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(st) == SQLITE_ROW)
        length = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return length;
}

/* Writes to the database file, by this thread and by others. */
static struct {
    sqlite3_vfs vfs;
    const sqlite3_io_methods *system;
    sqlite3_io_methods ours;
    pthread_t self;
    atomic_int by_self, by_others;
} writes;

static int count_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    if (pthread_equal(pthread_self(), writes.self))
        writes.by_self++;
    else
        writes.by_others++;
    return writes.system->xWrite(file, bytes, n, at);
}

static int open_counted(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags, int *out)
{
    int result = sqlite3_vfs_find("unix")->xOpen(v, name, file, flags, out);
    if (result != SQLITE_OK || !(flags & SQLITE_OPEN_MAIN_DB))
        return result;
    if (!writes.system) {
        writes.system = file->pMethods;
        writes.ours = *file->pMethods;
        writes.ours.xWrite = count_write;
    }
    if (file->pMethods == writes.system)
        file->pMethods = &writes.ours;
    return result;
}

static void count_writes(void)
{
    writes.self = pthread_self();
    writes.vfs = *sqlite3_vfs_find("unix");
    writes.vfs.zName = "counted";
    writes.vfs.xOpen = open_counted;
    assert_int_equal(sqlite3_vfs_register(&writes.vfs, 1), SQLITE_OK);
}

/* A long log is written back by itself, by another thread than the one that commits, and bounded
 * while commits follow one another. */
static void test_write_back_aside(void **state)
{
    struct fixture f;
    char *large = mem_zalloc(1, 3 * LARGE), key[8];
    off_t longest = 0;
    count_writes();
    fixture_open(&f);
    store_write_back_aside(f.s);
    memset(large, 'x', 3 * LARGE - 1);
    writes.by_self = 0;
    OK(state_set(f.s, "long", large, &e));
    while (length_in_file(&f, "long") != 3 * LARGE - 1)
        poll(NULL, 0, 1);
    assert_int_equal(writes.by_self, 0);
    assert_in_range(writes.by_others, 1, INT_MAX);
    large[LARGE] = '\0';
    for (int i = 0; i < LARGE_COMMITS; i++) {
        snprintf(key, sizeof key, "k%d", i);
        OK(state_set(f.s, key, large, &e));
        longest = log_size(&f) > longest ? log_size(&f) : longest;
    }
    if (longest > MAX_LOG)
        fail_msg("a log of %lld bytes", (long long)longest);
    OK(store_write_back(f.s, &e));
    assert_int_equal(log_size(&f), 0);
    for (int i = 0; i < LARGE_COMMITS; i++) {
        snprintf(key, sizeof key, "k%d", i);
        assert_int_equal(length_in_file(&f, key), LARGE);
    }
    assert_sound(f.s);
    free(large);
    fixture_close(&f);
    assert_int_equal(sqlite3_vfs_unregister(&writes.vfs), SQLITE_OK);
}

/* ---- no room, no permission ----------------------------------------------------------- */

static void test_full(void **state)
{
    struct fixture f;
    char *large = mem_zalloc(1, 4 << 20);
    char *value;
    memset(large, 'x', (4 << 20) - 1);
    fixture_open(&f);
    OK(state_set(f.s, "before", "kept", &e));
    sqlite3_exec(f.s->db, "PRAGMA max_page_count = 60", NULL, NULL, NULL);
    FAILS(ERROR_FULL, state_set(f.s, "large", large, &e));
    /* In a transaction, SQLite may roll all of it back by itself. */
    OK(store_begin(f.s, &e));
    FAILS(ERROR_FULL, state_set(f.s, "large", large, &e));
    store_rollback(f.s);
    OK(state_get(f.s, "before", &value, &e));
    assert_string_equal(value, "kept");
    free(value);
    OK(state_set(f.s, "after", "works", &e));
    assert_sound(f.s);
    free(large);
    fixture_close(&f);
}

/* As on a disk that has no room left for the file to grow. */
static void test_file_limit(void **state)
{
    struct fixture f;
    int status;
    fixture_open(&f);
    store_close(f.s);
    pid_t child = fork();
    if (!child) {
        struct rlimit limit = {512 << 10, 512 << 10};
        struct store *s;
        struct error e = {0};
        char *large = mem_zalloc(1, 4 << 20);
        memset(large, 'x', (4 << 20) - 1);
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        if (!store_open(f.path, &s, &e))
            _exit(100);
        if (state_set(s, "large", large, &e))
            _exit(101);
        _exit(e.code);
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), ERROR_FULL);
    OK(store_open(f.path, &f.s, &e));
    assert_sound(f.s);
    fixture_close(&f);
}

static void test_read_only_file(void **state)
{
    struct fixture f;
    int status;
    fixture_open(&f);
    store_close(f.s);
    assert_int_equal(chmod(f.path, 0444), 0);
    assert_int_equal(chmod(f.directory, 0777), 0);
    pid_t child = fork();
    if (!child) {
        struct store *s;
        struct error e = {0};
        if (geteuid() == 0 && setuid(65534) != 0) /* root may write anything */
            _exit(100);
        _exit(store_open(f.path, &s, &e) ? 101 : (int)e.code);
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), ERROR_READ_ONLY);
    f.s = NULL;
    fixture_close(&f);
}

/* ---- where nothing can be written -------------------------------------------------------- */

static void copy_file(const char *from, const char *to)
{
    AUTO(buf) bytes = BUF_INIT;
    OK(file_read(from, 64 << 20, &bytes, &e));
    FILE *f = fopen(to, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(chmod(to, 0444), 0);
}

/* In a process of its own, which is no superuser: reads all there is, and is refused to write. */
static int read_only_outcome(const char *path, enum error_code refusal)
{
    pid_t child = fork();
    if (!child) {
        struct store *s;
        struct error e = {0};
        AUTO(buf) report = BUF_INIT;
        int64_t n = 0;
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(10);
        if (store_open(path, &s, &e) || e.code != refusal)
            _exit(11);
        if (!store_open_read_only(path, &s, &e))
            _exit(12);
        if (!articles_count(s, &(struct article_query){.node = TREE_ROOT}, &n, &e) || n != 2 ||
            !store_check(s, &report, &e) || report.n != 0)
            _exit(13);
        if (state_set(s, "a", "b", &e) || e.code != ERROR_READ_ONLY)
            _exit(14);
        store_close(s);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A folder and files that are read-only: with no log beside the database, with one that a killed
 * program left, with and without its index. */
static void test_read_only_folder(void **state)
{
    static const char *const left[][3] = {{""}, {"", "-wal"}, {"", "-wal", "-shm"}};
    for (size_t i = 0; i < ARRAY_SIZE(left); i++) {
        struct fixture f;
        char dir[96], from[240], to[200];
        struct article two[] = {{.title = "A", .url = "https://x.org/a"},
                                {.title = "B", .url = "https://x.org/b"}};
        fixture_open(&f);
        int64_t feed = add_node(f.s, add_node(f.s, TREE_ROOT, NODE_PORTAL, "P"), NODE_FEED, "F");
        merge(f.s, feed, two, 2);
        if (!left[i][1])
            OK(db_exec(f.s, "PRAGMA wal_checkpoint(TRUNCATE)", &e));
        assert_int_equal(chmod(f.directory, 0755), 0);
        snprintf(dir, sizeof dir, "%s/100%% read?", f.directory);
        assert_int_equal(mkdir(dir, 0755), 0);
        for (size_t k = 0; k < 3 && left[i][k]; k++) {
            snprintf(from, sizeof from, "%s%s", f.path, left[i][k]);
            snprintf(to, sizeof to, "%s/gander.db%s", dir, left[i][k]);
            copy_file(from, to);
        }
        assert_int_equal(chmod(dir, 0555), 0);
        snprintf(to, sizeof to, "%s/gander.db", dir);
        assert_int_equal(read_only_outcome(to, ERROR_READ_ONLY), 0);
        /* Files that allow more, in a folder that does not. */
        for (size_t k = 0; k < 3 && left[i][k]; k++) {
            snprintf(from, sizeof from, "%s%s", to, left[i][k]);
            assert_int_equal(chmod(from, 0666), 0);
        }
        if (!left[i][2])
            assert_int_equal(read_only_outcome(to, ERROR_READ_ONLY), 0);
        assert_int_equal(chmod(dir, 0755), 0);
        for (size_t k = 0; k < 3 && left[i][k]; k++) {
            snprintf(from, sizeof from, "%s%s", to, left[i][k]);
            assert_int_equal(unlink(from), 0);
        }
        assert_int_equal(rmdir(dir), 0);
        fixture_close(&f);
    }
}

static void test_read_on_full_disk(void **state)
{
    struct fixture f;
    fill(&f);
    pid_t child = fork();
    if (!child) {
        struct rlimit limit = {0, 0};
        struct store *s;
        struct error e = {0};
        int64_t n;
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        if (store_open(f.path, &s, &e) || e.code != ERROR_FULL)
            _exit(1);
        _exit(store_open_read_only(f.path, &s, &e) &&
                      articles_count(s, &(struct article_query){.node = TREE_ROOT}, &n, &e) &&
                      n == 300
                  ? 0
                  : 2);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    fixture_close(&f);
}

/* Writes to a deleted or replaced file fail. */
static void test_deleted(void **state)
{
    struct fixture f;
    char elsewhere[160];
    fixture_open(&f);
    OK(state_set(f.s, "a", "b", &e));
    snprintf(elsewhere, sizeof elsewhere, "%s.old", f.path);
    assert_int_equal(rename(f.path, elsewhere), 0);
    FAILS(ERROR_SYSTEM, store_begin(f.s, &e));
    copy_file(elsewhere, f.path); /* another file in its place */
    FAILS(ERROR_SYSTEM, store_begin(f.s, &e));
    assert_int_equal(rename(elsewhere, f.path), 0);
    OK(store_begin(f.s, &e));
    OK(store_commit(f.s, &e));
    fixture_close(&f);
}

/* Nothing is written to tables that a newer gander has migrated meanwhile. */
static void test_migrated_meanwhile(void **state)
{
    struct fixture f;
    char sql[64];
    fixture_open(&f);
    OK(state_set(f.s, "a", "b", &e));
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", db_version + 1);
    run(f.path, sql);
    FAILS(ERROR_UNSUPPORTED, store_begin(f.s, &e));
    assert_true(sqlite3_get_autocommit(f.s->db));
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", db_version);
    run(f.path, sql);
    OK(store_begin(f.s, &e));
    OK(store_commit(f.s, &e));
    fixture_close(&f);
}

/* The log is emptied, unless it is being read. */
static void test_write_back(void **state)
{
    struct fixture f;
    struct store *reader;
    int64_t n;
    fixture_open(&f);
    OK(store_open_read_only(f.path, &reader, &e));
    OK(store_begin(reader, &e));
    OK(db_get(reader, &e, &n, "SELECT count(*) FROM state"));
    OK(state_set(f.s, "key", "value", &e));
    OK(store_write_back(f.s, &e));
    assert_true(log_size(&f) > 0);
    store_rollback(reader);
    assert_true(store_has_log(f.s));
    OK(store_write_back(f.s, &e));
    assert_false(store_has_log(f.s));
    assert_int_equal(log_size(&f), 0);
    store_close(reader);
    fixture_close(&f);
}

/* Writing the log back never needs room on the disk: the file has it with each commit. */
static void test_reserved_pages(void **state)
{
    static char value[400001];
    struct fixture f;
    struct stat st;
    int64_t bytes;
    fixture_open(&f);
    memset(value, 'x', sizeof value - 1);
    OK(store_begin(f.s, &e));
    OK(state_set(f.s, "key", value, &e));
    OK(store_commit(f.s, &e));
    OK(db_get(f.s, &e, &bytes,
              "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
    assert_true(bytes > 400000);
    assert_int_equal(stat(f.path, &st), 0);
    assert_true(st.st_size >= bytes);
    fixture_close(&f);
}

/* Pages that become free are not written. */
static void test_free_pages(void **state)
{
    struct fixture f;
    fixture_open(&f);
    OK(db_exec(f.s,
               "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
               " INSERT INTO state SELECT i, zeroblob(60000) FROM n",
               &e));
    OK(store_write_back(f.s, &e));
    OK(db_exec(f.s, "DELETE FROM state", &e));
    assert_in_range(log_size(&f), 1, 1000000);
    fixture_close(&f);
}

/* Opening an existing database writes nothing. */
static void test_open_writes_nothing(void **state)
{
    struct fixture f;
    struct store *other;
    int64_t before, after;
    fixture_open(&f);
    OK(store_write_back(f.s, &e));
    assert_int_equal(log_size(&f), 0);
    OK(store_data_version(f.s, &before, &e));
    OK(store_open(f.path, &other, &e));
    store_close(other);
    OK(store_data_version(f.s, &after, &e));
    assert_int_equal(after, before);
    assert_int_equal(log_size(&f), 0);
    fixture_close(&f);
}

/* A log that was left is written back and removed. */
static void test_leave_log(void **state)
{
    struct fixture f;
    char *value;
    fixture_open(&f);
    OK(store_write_back(f.s, &e));
    assert_false(store_leave_log(f.s));
    OK(state_set(f.s, "key", "value", &e));
    assert_true(store_leave_log(f.s));
    store_close(f.s);
    assert_true(log_size(&f) > 0);
    OK(store_settle(f.path, &e));
    assert_int_equal(log_size(&f), 0);
    OK(store_open(f.path, &f.s, &e));
    OK(state_get(f.s, "key", &value, &e));
    assert_string_equal(value, "value");
    free(value);
    fixture_close(&f);
}

/* A closed store gives back free pages. */
static void test_settle_free_pages(void **state)
{
    struct fixture f;
    int64_t before, after;
    fixture_open(&f);
    OK(db_get(f.s, &e, &before, "PRAGMA page_count"));
    OK(db_exec(f.s, "CREATE TABLE x(y); INSERT INTO x VALUES(zeroblob(500000)); DROP TABLE x", &e));
    assert_true(store_leave_log(f.s));
    store_close(f.s);
    OK(store_settle(f.path, &e));
    OK(store_open(f.path, &f.s, &e));
    OK(db_get(f.s, &e, &after, "PRAGMA page_count"));
    assert_in_range(after, 1, before + 2);
    assert_sound(f.s);
    fixture_close(&f);
}

/* A reader that is there already keeps the log, and is locked out by nothing. */
static void test_settle_beside_reader(void **state)
{
    struct fixture f;
    struct store *reader, *copy;
    char *value, path[256];
    fixture_open(&f);
    OK(state_set(f.s, "key", "value", &e));
    OK(store_open_read_only(f.path, &reader, &e));
    OK(state_get(reader, "key", &value, &e));
    free(value);
    assert_true(store_leave_log(f.s));
    store_close(f.s);
    OK(store_settle(f.path, &e));
    assert_true(log_size(&f) > 0);
    snprintf(path, sizeof path, "%s.copy", f.path); /* without the log */
    copy_file(f.path, path);
    assert_int_equal(chmod(path, 0600), 0);
    OK(store_open(path, &copy, &e));
    OK(state_get(copy, "key", &value, &e));
    assert_string_equal(value, "value");
    free(value);
    store_close(copy);
    unlink(path);
    store_close(reader);
    OK(store_open(f.path, &f.s, &e));
    fixture_close(&f);
}

/* Pages that an idle program need not hold. */
static int64_t shrink(struct store *s)
{
    int64_t pages;
    bool more = true;
    while (more)
        OK(store_shrink(s, &more, &e));
    OK(db_get(s, &e, &pages, "PRAGMA page_count"));
    return pages;
}

/* Free pages leave the file; an old one, whose pages cannot be moved, keeps them. */
static void test_shrink(void **state)
{
    const char *fill = "CREATE TABLE x(y); CREATE TABLE z(y);"
                       "INSERT INTO x VALUES(zeroblob(4000000)); INSERT INTO z VALUES(1);"
                       "DROP TABLE x";
    struct fixture f;
    fixture_open(&f);
    int64_t before = shrink(f.s);
    OK(db_exec(f.s, fill, &e));
    assert_in_range(shrink(f.s), before, before + 3);
    assert_sound(f.s);
    store_close(f.s);
    assert_int_equal(unlink(f.path), 0);
    load_version(f.path, 15);
    OK(store_open(f.path, &f.s, &e));
    before = shrink(f.s);
    OK(db_exec(f.s, fill, &e));
    assert_true(shrink(f.s) > before + 4000000 / 16384);
    fixture_close(&f);
}

static void test_release_memory(void **state)
{
    struct fixture f;
    fixture_open(&f);
    OK(state_set(f.s, "key", "value", &e));
    int before, after, high;
    sqlite3_db_status(f.s->db, SQLITE_DBSTATUS_CACHE_USED, &before, &high, 0);
    store_release_memory(f.s);
    sqlite3_db_status(f.s->db, SQLITE_DBSTATUS_CACHE_USED, &after, &high, 0);
    assert_true(after + 16384 <= before);
    OK(state_set(f.s, "key", "again", &e));
    fixture_close(&f);
}

/* The short way for plain ASCII gives the same lines. */
static bool always(void *context)
{
    return true;
}

/* However many transactions of idle work were disturbed, the next one begins. */
static void test_disturbed_begin(void **state)
{
    enum { TRIES = 400 };
    struct fixture f;
    int begun = 0;
    fixture_open(&f);
    for (int i = 0; i < TRIES; i++) {
        struct error e = {0};
        store_set_idle(f.s, always, NULL);
        bool ok = store_begin(f.s, &e);
        store_set_idle(f.s, NULL, NULL);
        assert_true(ok || e.code == ERROR_CANCELLED);
        if (ok)
            store_rollback(f.s);
        begun += ok;
    }
    assert_in_range(begun, 1, TRIES - 1);
    fixture_close(&f);
}

static void test_lines(void **state)
{
    AUTO(arena) arena = {0};
    for (int c = 1; c <= 0x7f; c++) {
        char text[] = {'a', (char)c, 'b', '\0'};
        assert_string_equal(db_keep_line(&arena, str_from(text)),
                            safe_keep_line(&arena, str_from(text)));
    }
    static const struct str wide = STR("\xc2\x9bJ\xe9\xb9\x85");
    assert_string_equal(db_keep_line(&arena, wide), safe_keep_line(&arena, wide));
    assert_string_equal(db_keep_line(&arena, (struct str){0}), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_make),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_disturbed_begin),
        cmocka_unit_test(test_reopen),
        cmocka_unit_test(test_migrate),
        cmocka_unit_test(test_migrate_offline),
        cmocka_unit_test(test_migrate_outages),
        cmocka_unit_test(test_migrate_logins),
        cmocka_unit_test(test_migrate_letters),
        cmocka_unit_test(test_migrate_spaces),
        cmocka_unit_test(test_migrate_fails),
        cmocka_unit_test(test_newer),
        cmocka_unit_test(test_foreign),
        cmocka_unit_test(test_no_place),
        cmocka_unit_test(test_no_fts5),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_two_connections),
        cmocka_unit_test(test_processes),
        cmocka_unit_test(test_kill),
        cmocka_unit_test(test_not_a_database),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_check_finds),
        cmocka_unit_test(test_write_back_aside),
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_read_only_folder),
        cmocka_unit_test(test_read_on_full_disk),
        cmocka_unit_test(test_deleted),
        cmocka_unit_test(test_migrated_meanwhile),
        cmocka_unit_test(test_release_memory),
        cmocka_unit_test(test_file_limit),
        cmocka_unit_test(test_read_only_file),
        cmocka_unit_test(test_write_back),
        cmocka_unit_test(test_reserved_pages),
        cmocka_unit_test(test_free_pages),
        cmocka_unit_test(test_open_writes_nothing),
        cmocka_unit_test(test_leave_log),
        cmocka_unit_test(test_settle_free_pages),
        cmocka_unit_test(test_settle_beside_reader),
        cmocka_unit_test(test_shrink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
