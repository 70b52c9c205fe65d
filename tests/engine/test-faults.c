/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that is full after every possible number of writes: a command is done completely, or has
 * one error and has changed nothing; the database stays valid, and the same works later. */
#include "tests/engine/fixture.h"

#include "base/file.h"
#include "tests/support/failing-vfs.h"

enum { FEEDS = 3, ITEMS = 30, MAX_WRITES = 5000 };

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

static struct engine_event *refresh(struct fixture *f)
{
    return fixture_refresh(f, REFRESH_NOW);
}

/* After every number of writes up to that of an undisturbed run. */
static void run(struct fixture *f, struct engine_event *(*command)(struct fixture *),
                bool is_one_transaction)
{
    AUTO(buf) database = BUF_INIT;
    struct error e;
    char *before = describe(f), *after = NULL;
    bool disturbed = true;
    int failures = 0;
    close_engine(f);
    assert_true(file_read(f->database, 64 << 20, &database, &e));
    put_back(f, &database);
    engine_event_free(command(f));
    after = describe(f);
    assert_string_not_equal(before, after);
    for (int writes = 0; disturbed && writes < MAX_WRITES; writes += 1 + writes / 16) {
        put_back(f, &database);
        failing_vfs_set(FAILING_FULL, writes);
        struct engine_event *event = command(f);
        disturbed = failing_vfs_has_failed();
        failing_vfs_set(FAILING_FULL, -1);
        bool done = event->error.code == ERROR_NONE;
        failures += !done;
        assert_true(done || event->error.code == ERROR_FULL);
        engine_event_free(event);
        fixture_reopen(f);
        fixture_assert_sound(f);
        char *now = describe(f);
        if (done || is_one_transaction)
            assert_string_equal(now, done ? after : before);
        free(now);
        if (!done) {
            engine_event_free(command(f));
            now = describe(f);
            assert_string_equal(now, after);
            free(now);
        }
    }
    assert_false(disturbed);
    assert_true(failures > 0);
    free(before);
    free(after);
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
    for (int writes = STEP; total < MANY && writes < MAX_WRITES; writes += STEP) {
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_mark, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_tag, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_undo, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_add, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_large, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_refresh, fixture_setup, fixture_teardown),
    };
    failing_vfs_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
