/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full, or faulty once, after every possible number of operations: a command is done
 * completely, or has one error and has changed nothing; the database stays valid, and the same
 * works later. A process that may open no more files: an error of what needs one. */
#include "tests/engine/fixture.h"

#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/failing-vfs.h"

enum { FEEDS = 3, ITEMS = 30, MAX_OPERATIONS = 5000 };

static void add_articles(struct fixture *f, int64_t node, struct buf *b)
{
    AUTO(article_list) list = {0};
    fixture_list(f, node, &list);
    for (size_t i = 0; i < list.n; i++) {
        buf_printf(b, "%s %d %s\n", list.rows[i].title, list.rows[i].read,
                   list.rows[i].tags ? list.rows[i].tags : "");
    }
}

/* State that commands depend on and change, in one string. */
static char *describe(struct fixture *f)
{
    AUTO(tree) tree = {0};
    struct buf b = BUF_INIT;
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++) {
        const struct tree_node *node = &tree.nodes[i];
        buf_printf(&b, "%s %d/%d\n", node->title, (int)node->unread, (int)node->total);
        if (node_is_source(node->kind))
            add_articles(f, node->id, &b);
    }
    return buf_take(&b);
}

static void close_engine(struct fixture *f)
{
    engine_close(f->engine);
    f->engine = NULL;
}

static void remove_beside(const struct fixture *f, const char *suffix)
{
    char path[128];
    snprintf(path, sizeof path, "%s%s", f->database, suffix);
    remove(path);
}

/* The closed database as it was. */
static void put_back(struct fixture *f, const struct buf *database)
{
    struct error e;
    close_engine(f);
    remove_beside(f, "-wal");
    remove_beside(f, "-shm");
    assert_true(file_write_unsynced(f->database, buf_str(database), &e));
    fixture_reopen(f);
}

static struct engine_event *mark(struct fixture *f)
{
    return engine_finish(
        f->engine,
        SEND(f, .kind = ENGINE_MARK_QUERY, .mark = MARK_READ, .query = {.node = TREE_ROOT}), NULL,
        NULL);
}

static struct engine_event *tag(struct fixture *f)
{
    return engine_finish(
        f->engine, SEND(f, .kind = ENGINE_TAG, .value = "goose, 雁", .query = {.node = TREE_ROOT}),
        NULL, NULL);
}

static struct engine_event *undo(struct fixture *f)
{
    return engine_finish(f->engine, SEND(f, .kind = ENGINE_UNDO), NULL, NULL);
}

static struct engine_event *add_many(struct fixture *f)
{
    struct outline outlines[50];
    AUTO(arena) arena = {0};
    for (size_t i = 0; i < ARRAY_SIZE(outlines); i++) {
        outlines[i] = (struct outline){.kind = NODE_FEED,
                                       .title = arena_printf(&arena, "Source %zu", i),
                                       .url = arena_printf(&arena, "http://example.org/%zu", i)};
    }
    struct engine_event *event =
        engine_finish(f->engine,
                      SEND(f, .kind = ENGINE_ADD_OUTLINES, .title = "Imported",
                           .outlines = outlines, .n_outlines = ARRAY_SIZE(outlines)),
                      NULL, NULL);
    return event;
}

static void add_added(void *added, const struct engine_event *event)
{
    if (event->kind == EVENT_SOURCE)
        *(int64_t *)added += event->added;
}

/* Events tell of stored articles only. */
static struct engine_event *refresh(struct fixture *f)
{
    int64_t root = TREE_ROOT, added = 0, before = fixture_total(f);
    engine_ticket ticket =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_NOW);
    struct engine_event *event = engine_finish(f->engine, ticket, add_added, &added);
    assert_true(fixture_total(f) >= before + added);
    assert_int_equal(event->added, added);
    return event;
}

struct task {
    struct engine_event *(*command)(struct fixture *f);
    bool is_one_transaction;
    struct buf database; /* as it was */
    char *before, *after;
    int failures;
};

static void assert_state(struct fixture *f, const char *expected)
{
    AUTO_FREE char *now = describe(f);
    assert_string_equal(now, expected);
}

/* Sends the command while the disk has the fault; true if it met it. */
static bool run_once(struct fixture *f, struct task *t, enum failing what, int n)
{
    failing_vfs_set(what, n);
    struct engine_event *event = t->command(f);
    bool disturbed = failing_vfs_has_failed();
    failing_vfs_set(what, -1);
    bool done = event->error.code == ERROR_NONE;
    assert_true(done || event->error.code == (what == FAILING_FULL ? ERROR_FULL : ERROR_SYSTEM));
    t->failures += !done;
    engine_event_free(event);
    fixture_reopen(f);
    fixture_assert_sound(f);
    if (done || t->is_one_transaction)
        assert_state(f, done ? t->after : t->before);
    if (!done) {
        engine_event_free(t->command(f));
        assert_state(f, t->after);
    }
    return disturbed;
}

/* After every number of operations up to that of an undisturbed run. */
static void run_with(struct fixture *f, struct task *t, enum failing what)
{
    bool disturbed = true;
    t->failures = 0;
    int steps = what == FAILING_FULL ? 16 : 3;
    for (int n = 0; disturbed && n < MAX_OPERATIONS; n += 1 + n / steps) {
        put_back(f, &t->database);
        disturbed = run_once(f, t, what, n);
    }
    assert_false(disturbed);
    assert_true(t->failures > 0 || what == FAILING_SYNC || what == FAILING_TRUNCATE);
}

static void run(struct fixture *f, struct engine_event *(*command)(struct fixture *),
                bool is_one_transaction)
{
    struct task t = {.command = command, .is_one_transaction = is_one_transaction};
    struct error e;
    t.before = describe(f);
    close_engine(f);
    assert_true(file_read(f->database, 64 << 20, &t.database, &e));
    put_back(f, &t.database);
    engine_event_free(command(f));
    t.after = describe(f);
    assert_string_not_equal(t.before, t.after);
    for (int what = 0; what < FAILING_N; what++)
        run_with(f, &t, (enum failing)what);
    buf_fini(&t.database);
    free(t.before);
    free(t.after);
}

static void subscribe(struct fixture *f)
{
    fixture_serve_feed(f, "pond", ITEMS);
    fixture_serve_feed(f, "lake", ITEMS);
    fixture_serve_feed(f, "river", ITEMS);
    SUBSCRIBE(f, NODE_FEED, "/pond", "/lake", "/river");
}

static void fill(struct fixture *f)
{
    subscribe(f);
    fixture_refresh_ok(f, REFRESH_NOW);
    fixture_end(f, SEND(f, .kind = ENGINE_FILL_INDEX), ERROR_NONE);
}

static void test_mark(void **state)
{
    fill(*state);
    run(*state, mark, true);
}

static void test_tag(void **state)
{
    fill(*state);
    run(*state, tag, true);
}

static void test_undo(void **state)
{
    fill(*state);
    engine_event_free(mark(*state));
    run(*state, undo, true);
}

static void test_add(void **state)
{
    fill(*state);
    run(*state, add_many, true);
}

static void test_refresh(void **state)
{
    subscribe(*state);
    run(*state, refresh, false);
}

/* The articles of a large answer are stored in several transactions. */
static void test_large(void **state)
{
    enum { MANY = 1000, STEP = 20 };
    struct fixture *f = *state;
    AUTO(buf) database = BUF_INIT;
    struct error e;
    int64_t total = 0;
    bool is_partial = false;
    fixture_serve_feed(f, "sea", MANY);
    SUBSCRIBE(f, NODE_FEED, "/sea");
    close_engine(f);
    assert_true(file_read(f->database, 64 << 20, &database, &e));
    for (int writes = STEP; total < MANY && writes < MAX_OPERATIONS; writes += STEP) {
        put_back(f, &database);
        failing_vfs_set(FAILING_FULL, writes);
        engine_event_free(refresh(f));
        failing_vfs_set(FAILING_FULL, -1);
        total = fixture_total(f);
        is_partial = is_partial || (total > 0 && total < MANY);
        fixture_assert_sound(f);
    }
    assert_int_equal(total, MANY);
    assert_true(is_partial);
}

/* ---- descriptors ---------------------------------------------------------------------------- */

/* Lets the process open `n` more files; -1: as many as before. */
static void limit_files(int n)
{
    static struct rlimit before;
    if (before.rlim_cur == 0)
        assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    struct rlimit limit = before;
    if (n >= 0) {
        int next = dup(STDIN_FILENO);
        assert_true(next >= 0);
        close(next);
        limit.rlim_cur = (rlim_t)(next + n);
    }
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* Opening fails by its error until there are enough. */
static void test_few_descriptors(void **state)
{
    struct fixture *f = *state;
    bool opened = false;
    int failures = 0;
    fill(f);
    for (int n = 0; !opened; n++) {
        struct error e = {0};
        close_engine(f);
        limit_files(n);
        opened = engine_open(&f->options, &f->engine, &e);
        limit_files(-1);
        failures += !opened;
        assert_int_equal(e.code, opened ? ERROR_NONE : ERROR_SYSTEM);
    }
    assert_true(failures >= 4); /* the pipes of two mailboxes */
    engine_event_free(mark(f));
    assert_int_equal(fixture_unread(f), 0);
    fixture_assert_sound(f);
}

/* Without its thread, no picture is drawn: elsewhere, decoding is not confined. */
static void test_no_drawing_thread(void **state)
{
    struct fixture *f = *state;
    limit_files(0);
    struct engine_event *event = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_DRAW_PICTURE, .value = f->database), NULL, NULL);
    limit_files(-1);
    assert_int_equal(event->kind, EVENT_DRAWN);
    assert_string_equal(event->error.detail, "pipe: Too many open files");
    engine_event_free(event);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_mark, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_tag, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_undo, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_add, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_large, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_refresh, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_few_descriptors, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_drawing_thread, fixture_setup, fixture_teardown),
    };
    failing_vfs_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
