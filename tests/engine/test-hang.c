/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that hangs the parser holds up nothing else: marks, other sources, cancelling and the
 * end of the engine. */
#include "tests/engine/fixture.h"

#include <poll.h>
#include <unistd.h>

enum { SECONDS = 60 /* for one document, of the fixture's clock */ };

static int setup(void **state)
{
    fixture_setup(state);
    struct fixture *f = *state;
    f->options.parser = FRAIL_PARSER;
    f->options.parser_seconds = SECONDS;
    f->options.page_budget = -1;
    fixture_reopen(f);
    fixture_serve_feed(f, "HANG", 3);
    return 0;
}

/* The time of the document is over; the engine notices with its next command. */
static void end_hang(struct fixture *f)
{
    f->ahead_ms += SECONDS * INT64_C(1000);
    SEND(f, .kind = ENGINE_SET_STATE, .title = "test", .value = "1");
}

static void await_parser(void)
{
    while (fixture_count_children() == 0)
        usleep(1000);
}

static engine_ticket start_refresh(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_REFRESH, .ids = (int64_t[]){TREE_ROOT}, .n_ids = 1);
}

/* ---- others --------------------------------------------------------------------------------- */

static struct engine_event *next_event(struct fixture *f)
{
    struct engine_event *event;
    while (!(event = engine_take_event(f->engine))) {
        struct pollfd fd = {.fd = engine_fd(f->engine), .events = POLLIN};
        poll(&fd, 1, -1);
    }
    return event;
}

/* Events up to the end of a command and the last of some sources, none of which has failed. */
static void await_others(struct fixture *f, engine_ticket command, size_t sources)
{
    for (bool done = false; !done || sources > 0;) {
        struct engine_event *event = next_event(f);
        assert_false(event->failed);
        sources -= event->kind == EVENT_SOURCE;
        done = done || (event->ticket == command && event->last);
        engine_event_free(event);
    }
}

static void assert_hung(struct fixture *f, const char *target)
{
    AUTO(tree) tree = {0};
    struct tree_node node = fixture_source(f, &tree, target);
    assert_string_equal(node.status.problem, "the parser did not finish in 60 s");
    assert_int_equal(node.status.failures, 1);
    assert_int_equal(node.total, 0);
}

/* Two documents hang: a mark is stored, and so are the other sources. Then each has its error. */
static void test_others(void **state)
{
    static const char *const good[] = {"/a", "/b", "/c", "/d", "/e", "/f", "/g", "/h"};
    const size_t n = ARRAY_SIZE(good);
    struct fixture *f = *state;
    AUTO(article_list) list = {0};
    fixture_serve_feed(f, "before", 1);
    SUBSCRIBE(f, NODE_FEED, "/before");
    fixture_refresh_ok(f, REFRESH_DUE);
    fixture_list(f, 0, &list);

    fixture_serve_feed(f, "HANG2", 3);
    SUBSCRIBE(f, NODE_FEED, "/HANG", "/HANG2");
    for (size_t i = 0; i < n; i++)
        fixture_serve_feed(f, good[i] + 1, 2);
    fixture_subscribe(f, NODE_FEED, good, n);
    engine_ticket refresh = start_refresh(f);
    await_parser();
    engine_ticket mark =
        SEND(f, .kind = ENGINE_MARK, .mark = MARK_READ, .ids = &list.rows[0].at.id, .n_ids = 1);
    await_others(f, mark, n);
    assert_int_equal(fixture_total(f), 1 + 2 * (int)n);
    assert_int_equal(fixture_unread(f), 2 * (int)n);

    end_hang(f);
    struct engine_event *event = engine_finish(f->engine, refresh, NULL, NULL);
    assert_int_equal(event->failed, 2);
    engine_event_free(event);
    assert_hung(f, "/HANG");
    assert_hung(f, "/HANG2");
    fixture_assert_sound(f);
}

/* ---- its own request ------------------------------------------------------------------------ */

static engine_ticket start_source(struct fixture *f)
{
    SUBSCRIBE(f, NODE_FEED, "/HANG");
    return start_refresh(f);
}

static engine_ticket start_older(struct fixture *f)
{
    SUBSCRIBE(f, NODE_LIST, "/HANG");
    return SEND(f, .kind = ENGINE_FETCH_OLDER, .ids = (int64_t[]){TREE_ROOT}, .n_ids = 1);
}

static engine_ticket start_add(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_ADD, .url = httpd_url(f->httpd, "/HANG"));
}

static engine_ticket start_look_up(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_LOOK_UP, .url = httpd_url(f->httpd, "/HANG"));
}

/* Adds an article whose page and comments hang. */
static int64_t add_article(struct fixture *f)
{
    AUTO(article_list) list = {0};
    REPLY(f->httpd, "/feed",
          .body = "<rss version=\"2.0\"><channel><item><title>A</title><link>/page</link>"
                  "<wfw:commentRss>/page</wfw:commentRss></item></channel></rss>");
    fixture_serve_page(f, "/page", "<html><body><p>HANG</p></body></html>");
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    while (fixture_count_children() > 0)
        usleep(1000);
    fixture_list(f, 0, &list);
    return list.rows[0].at.id;
}

static engine_ticket start_page(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_PAGE, .id = add_article(f));
}

static engine_ticket start_comments(struct fixture *f)
{
    return SEND(f, .kind = ENGINE_FETCH_COMMENTS, .id = add_article(f));
}

static engine_ticket (*const starts[])(struct fixture *f) = {
    start_source, start_older, start_add, start_look_up, start_page, start_comments,
};

/* Calls `end` for each kind of request while its document hangs. */
static void for_each_request(void (*end)(struct fixture *f, engine_ticket ticket))
{
    for (size_t i = 0; i < ARRAY_SIZE(starts); i++) {
        void *state;
        setup(&state);
        struct fixture *f = state;
        engine_ticket ticket = starts[i](f);
        await_parser();
        end(f, ticket);
        fixture_teardown(&state);
    }
}

static void cancel(struct fixture *f, engine_ticket ticket)
{
    SEND(f, .kind = ENGINE_CANCEL);
    fixture_end(f, ticket, ERROR_CANCELLED);
    assert_int_equal(fixture_count_children(), 0);
}

static void test_cancel(void **state)
{
    for_each_request(cancel);
}

/* Ends by its own error, once, not by that of any further attempt with the same bytes. */
static void run_out_of_time(struct fixture *f, engine_ticket ticket)
{
    end_hang(f);
    struct engine_event *event = engine_finish(f->engine, ticket, NULL, NULL);
    if (event->error.code != ERROR_NONE)
        assert_string_equal(event->error.detail, "the parser did not finish in 60 s");
    else
        assert_int_equal(event->failed, 1);
    engine_event_free(event);
}

static void test_time(void **state)
{
    for_each_request(run_out_of_time);
}

/* Nothing waits for the document, and nothing is stored about it. */
static void quit(struct fixture *f, engine_ticket ticket)
{
    AUTO(tree) tree = {0};
    fixture_reopen(f);
    assert_int_equal(fixture_count_children(), 0);
    fixture_tree(f, &tree);
    for (size_t i = 0; i < tree.n; i++)
        assert_int_equal(tree.nodes[i].status.failures, 0);
    fixture_assert_sound(f);
}

static void test_quit(void **state)
{
    for_each_request(quit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_others, setup, fixture_teardown),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_time),
        cmocka_unit_test(test_quit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
