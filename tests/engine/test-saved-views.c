/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views through the engine: filling in idle moments, undo, refresh of a view, days. */
#include "fixture.h"

#include <poll.h>

static void subscribe(struct fixture *f)
{
    static const char *const targets[] = {"/a", "/b"};
    fixture_serve_feed(f, "a", 10);
    fixture_serve_feed(f, "b", 5);
    fixture_subscribe(f, NODE_FEED, targets, 2);
    fixture_refresh_ok(f, REFRESH_DUE);
}

static int64_t add_view(struct fixture *f, const char *title, const char *query)
{
    struct engine_event *event = fixture_done(
        f, engine_send(f->engine, &(struct engine_command){
                                      .kind = ENGINE_ADD_VIEW, .title = title, .value = query}));
    int64_t node = event->node;
    engine_event_free(event);
    return node;
}

static struct tree_node node_of(struct fixture *f, int64_t id)
{
    AUTO(tree) tree = {0};
    return fixture_node(f, &tree, id); /* without strings */
}

/* Waits until the idle thread has completed the view. */
static struct tree_node wait_for(struct fixture *f, int64_t id)
{
    struct tree_node node = node_of(f, id);
    while (node.counting) {
        struct pollfd fd = {.fd = engine_fd(f->engine), .events = POLLIN};
        poll(&fd, 1, -1);
        struct engine_event *event = engine_take_event(f->engine);
        engine_event_free(event);
        node = node_of(f, id);
    }
    return node;
}

static void send_ok(struct fixture *f, const struct engine_command *c)
{
    engine_event_free(fixture_done(f, engine_send(f->engine, c)));
}

static void assert_fails(struct fixture *f, const struct engine_command *c, enum error_code code)
{
    struct engine_event *event = engine_finish(f->engine, engine_send(f->engine, c), NULL, NULL);
    assert_int_equal(event->error.code, code);
    engine_event_free(event);
}

static void test_view(void **state)
{
    struct fixture *f = *state;
    subscribe(f);
    int64_t view = add_view(f, "Evens", "\"a 2\" OR \"b 4\"");
    assert_int_equal(wait_for(f, view).total, 2);
    send_ok(f, &(struct engine_command){.kind = ENGINE_UNDO});
    fixture_assert_sound(f);
    send_ok(f, &(struct engine_command){.kind = ENGINE_REDO});
    assert_int_equal(wait_for(f, view).total, 2);
    send_ok(f, &(struct engine_command){.kind = ENGINE_EDIT, .id = view, .value = "title:a"});
    assert_int_equal(wait_for(f, view).total, 10);
    send_ok(f, &(struct engine_command){.kind = ENGINE_UNDO});
    assert_int_equal(wait_for(f, view).total, 2);
    send_ok(f, &(struct engine_command){
                   .kind = ENGINE_MARK_QUERY, .mark = MARK_READ, .query = {.node = view}});
    assert_int_equal(wait_for(f, view).unread, 0);
    assert_int_equal(fixture_unread(f), 13);
    send_ok(f, &(struct engine_command){.kind = ENGINE_UNDO});
    assert_int_equal(wait_for(f, view).unread, 2);
    assert_fails(f, &(struct engine_command){.kind = ENGINE_EDIT, .id = view, .value = "in:No"},
                 ERROR_USAGE);
    assert_fails(f,
                 &(struct engine_command){.kind = ENGINE_ADD_VIEW, .title = "Evens", .value = "x"},
                 ERROR_EXISTS);
    send_ok(f, &(struct engine_command){.kind = ENGINE_REMOVE, .id = view});
    send_ok(f, &(struct engine_command){.kind = ENGINE_UNDO});
    assert_int_equal(wait_for(f, view).total, 2);
    fixture_assert_sound(f);
}

/* True if a view that is being filled is left so by the end of the engine. */
static bool leaves_view(struct fixture *f, const char *title)
{
    SEND(f, .kind = ENGINE_ADD_VIEW, .title = title, .value = "a");
    f->options.read_only = true;
    fixture_reopen(f);
    bool counting = node_of(f, fixture_find(f, title)).counting;
    f->options.read_only = false;
    fixture_reopen(f);
    return counting;
}

/* Quitting does not wait for views; the next idle moments fill them. */
static void test_quit(void **state)
{
    struct fixture *f = *state;
    char title[16] = "";
    bool left = false;
    subscribe(f);
    f->options.resident = true;
    fixture_reopen(f);
    for (int i = 0; i < 20 && !left; i++) { /* a slow test may let the thread be idle before */
        snprintf(title, sizeof title, "View %d.", i);
        left = leaves_view(f, title);
    }
    assert_true(left);
    engine_rest(f->engine);
    assert_int_equal(wait_for(f, fixture_find(f, title)).total, 15);
}

/* Refreshing a view refreshes the sources of its path, else all. */
static void test_refresh(void **state)
{
    struct fixture *f = *state;
    subscribe(f);
    int64_t inside = add_view(f, "Inside", "in:Test/\\/a 3"), all = add_view(f, "All", "3");
    size_t before = httpd_count(f->httpd, "/b");
    size_t a = httpd_count(f->httpd, "/a");
    send_ok(f, &(struct engine_command){
                   .kind = ENGINE_REFRESH, .ids = &inside, .n_ids = 1, .flags = REFRESH_NOW});
    assert_int_equal(httpd_count(f->httpd, "/a"), a + 1);
    assert_int_equal(httpd_count(f->httpd, "/b"), before);
    send_ok(f, &(struct engine_command){
                   .kind = ENGINE_REFRESH, .ids = &all, .n_ids = 1, .flags = REFRESH_NOW});
    assert_int_equal(httpd_count(f->httpd, "/b"), before + 1);
}

/* At midnight relative dates move, with the next command. */
static void test_midnight(void **state)
{
    struct fixture *f = *state;
    subscribe(f);
    int64_t view = add_view(f, "Today", "since:today");
    int64_t before = wait_for(f, view).total;
    f->ahead = 400 * 86400;
    send_ok(f, &(struct engine_command){.kind = ENGINE_FILL_VIEWS});
    send_ok(f, &(struct engine_command){.kind = ENGINE_FILL_VIEWS});
    assert_int_equal(node_of(f, view).total, 0);
    assert_true(before >= 0);
    fixture_assert_sound(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_view, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_quit, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_refresh, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_midnight, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
