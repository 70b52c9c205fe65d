/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser's process that crashes, hangs or lies: an error of that source, and of no other; and the
 * rights that it has not. */
#include "tests/engine/fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/confine.h"

static const struct {
    const char *name, *words; /* "/NAME" has the word for the process; words of the problem */
} faults[] = {
    {"/CRASH", "the parser stopped"},
    {"/HANG", "the parser did not finish in 3 s"},
    {"/END", "the parser stopped"},
    {"/MUCH", "the parser's answer is too large"},
    {"/NONSENSE", "the parser's answer makes no sense"},
    {"/HALF", "the parser stopped"},
    {"/NONE", "the parser's answer makes no sense"},
    {"/BLANK", "the parser's answer makes no sense"},
};

static void use_parser(struct fixture *f, const char *program)
{
    f->options.parser = program;
    f->options.parser_seconds = 3;
    fixture_reopen(f);
}

static void subscribe_all(struct fixture *f)
{
    for (size_t i = 0; i < ARRAY_SIZE(faults); i++) {
        char good[32];
        snprintf(good, sizeof good, "/good%zu", i);
        fixture_serve_feed(f, faults[i].name + 1, 3);
        fixture_serve_feed(f, good + 1, 2);
        SUBSCRIBE(f, NODE_FEED, faults[i].name, good);
    }
}

/* Each fault is told of its source; the others are read, and all by a parser without faults. */
static void test_faults(void **state)
{
    struct fixture *f = *state;
    const int64_t n = ARRAY_SIZE(faults);
    AUTO(tree) tree = {0};
    use_parser(f, FRAIL_PARSER);
    subscribe_all(f);
    struct engine_event *event = fixture_refresh(f, REFRESH_DUE);
    assert_int_equal(event->failed, n);
    assert_int_equal(event->added, 2 * n);
    engine_event_free(event);
    for (size_t i = 0; i < ARRAY_SIZE(faults); i++) {
        struct tree_node node = fixture_source(f, &tree, faults[i].name);
        assert_string_equal(node.status.problem, faults[i].words);
        assert_int_equal(node.total, 0);
        tree_fini(&tree);
    }

    use_parser(f, PARSER);
    event = fixture_refresh(f, REFRESH_NOW);
    assert_int_equal(event->failed, 0);
    assert_int_equal(event->added, 3 * n);
    engine_event_free(event);
    fixture_assert_sound(f);
}

static void assert_fails(struct fixture *f, engine_ticket ticket, const char *words)
{
    struct engine_event *event = engine_finish(f->engine, ticket, NULL, NULL);
    assert_string_equal(event->error.detail, words);
    engine_event_free(event);
}

/* Subscribing, a portal's menu, and an article's page: each ends with the reason. */
static void test_other_calls(void **state)
{
    static const struct {
        const char *page, *problem;
    } pages[] = {
        {"<html><body><p>CRASH</p></body></html>", "the parser stopped"},
        {"<html><body><p>NONE</p></body></html>", "the parser's answer makes no sense"},
        {"<html><body><p>BLANK</p></body></html>", "the parser's answer makes no sense"},
    };
    struct fixture *f = *state;
    AUTO(article_list) list = {0};
    AUTO(buf) feed = BUF_INIT;
    use_parser(f, FRAIL_PARSER);
    fixture_serve_page(f, "/page", "<html><body><p>CRASH</p></body></html>");
    char *page = mem_strdup(httpd_url(f->httpd, "/page"));
    assert_fails(f, SEND(f, .kind = ENGINE_ADD, .url = page), "the parser stopped");
    assert_fails(f, SEND(f, .kind = ENGINE_LOOK_UP, .url = page), "the parser stopped");

    buf_printf(&feed, "<rss><channel><item><title>A</title><link>%s</link></item></channel></rss>",
               page);
    REPLY(f->httpd, "/feed", .body = buf_c(&feed));
    SUBSCRIBE(f, NODE_FEED, "/feed");
    struct engine_event *event = fixture_refresh(f, REFRESH_DUE);
    assert_int_equal(event->added, 1);
    engine_event_free(event);
    fixture_list(f, 0, &list);
    for (size_t i = 0; i < ARRAY_SIZE(pages); i++) {
        fixture_serve_page(f, "/page", pages[i].page);
        assert_fails(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = list.rows[0].at.id),
                     pages[i].problem);
    }
    free(page);
}

/* A process that tries to use a right crashes if it succeeds, and else reads the feed. */
static void test_rights(void **state)
{
    static const char *const attempts[] = {"/READ",   "/WRITE", "/CONNECT", "/RUN",
                                           "/SIGNAL", "/LOOK",  "/MEMORY"};
    struct fixture *f = *state;
    if (!confine_is_possible())
        skip();
    setenv("GANDER_TEST_SECRET", "secret", 1);
    use_parser(f, FRAIL_PARSER);
    for (size_t i = 0; i < ARRAY_SIZE(attempts); i++)
        fixture_serve_feed(f, attempts[i] + 1, 1);
    fixture_subscribe(f, NODE_FEED, attempts, ARRAY_SIZE(attempts));
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), ARRAY_SIZE(attempts));
}

static const char no_parser[] = "the parser does not start: No such file or directory";

static void count_source(void *context, const struct engine_event *event)
{
    *(int *)context += event->kind == EVENT_SOURCE || event->kind == EVENT_PAGE;
}

/* The refresh fails once, and sources keep their state: they are due again. */
static void test_no_program(void **state)
{
    static const char *const targets[] = {"/a", "/b", "/c"};
    struct fixture *f = *state;
    int64_t root = TREE_ROOT;
    int told = 0;
    use_parser(f, "/nonexistent/gander");
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++)
        fixture_serve_feed(f, targets[i] + 1, 3);
    fixture_subscribe(f, NODE_FEED, targets, ARRAY_SIZE(targets));
    struct engine_event *event = engine_finish(
        f->engine, SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1), count_source, &told);
    assert_string_equal(event->error.detail, no_parser);
    assert_int_equal(event->failed, 0);
    assert_int_equal(told, 0);
    engine_event_free(event);
    for (size_t i = 0; i < ARRAY_SIZE(targets); i++) {
        AUTO(tree) tree = {0};
        struct tree_node node = fixture_source(f, &tree, targets[i]);
        assert_null(node.status.problem);
        assert_int_equal(node.status.failures, 0);
        assert_int_equal(node.status.checked_at, 0);
    }
    use_parser(f, PARSER);
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), 9);
}

/* Articles get no problem of their own either, of a refresh or by themselves. */
static void test_no_program_for_pages(void **state)
{
    struct fixture *f = *state;
    AUTO(article_list) list = {0};
    AUTO(buf) feed = BUF_INIT;
    int told = 0;
    use_parser(f, PARSER);
    buf_printf(&feed,
               "<rss><channel><item><title>Geese</title><link>%s</link></item></channel></rss>",
               httpd_url(f->httpd, "/page"));
    REPLY(f->httpd, "/feed", .body = buf_c(&feed));
    REPLY(f->httpd, "/page", .status = 503);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    fixture_list(f, 0, &list);
    assert_int_equal(list.n, 1);
    fixture_serve_page(f, "/page", "<html><body><p>Geese by the pond.</p></body></html>");

    use_parser(f, "/nonexistent/gander");
    int64_t id = list.rows[0].at.id;
    struct engine_command pages = {.kind = ENGINE_FETCH_PAGES, .ids = &id, .n_ids = 1};
    struct engine_event *event =
        engine_finish(f->engine, engine_send(f->engine, &pages), count_source, &told);
    assert_string_equal(event->error.detail, no_parser);
    assert_int_equal(told, 0);
    engine_event_free(event);
    assert_fails(f, SEND(f, .kind = ENGINE_FETCH_PAGE, .id = id), no_parser);

    use_parser(f, PARSER);
    struct engine_article article;
    assert_true(engine_article(f->engine, id, true, &article, NULL));
    assert_null(article.page_problem);
    engine_article_fini(&article);
    engine_event_free(fixture_done(f, engine_send(f->engine, &pages)));
}

/* A second process that does not start is no failure while the first one works. */
static void test_no_second_process(void **state)
{
    struct fixture *f = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/parser", f->dir);
    assert_int_equal(symlink(FRAIL_PARSER, path), 0);
    use_parser(f, path);
    f->options.parser_seconds = 0;
    fixture_reopen(f);
    fixture_serve_feed(f, "SLOW1", 1);
    fixture_serve_feed(f, "SLOW2", 1);
    SUBSCRIBE(f, NODE_FEED, "/SLOW1", "/SLOW2");
    int64_t root = TREE_ROOT;
    engine_ticket ticket = SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1);
    while (fixture_count_children() == 0)
        usleep(1000);
    unlink(path);
    struct engine_event *event = fixture_done(f, ticket);
    assert_int_equal(event->added, 2);
    engine_event_free(event);
}

static void test_without_process(void **state)
{
    struct fixture *f = *state;
    use_parser(f, NULL);
    fixture_serve_feed(f, "feed", 3);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    assert_int_equal(fixture_total(f), 3);
}

/* The process ends with the work. */
static void test_rest(void **state)
{
    struct fixture *f = *state;
    fixture_serve_feed(f, "feed", 3);
    SUBSCRIBE(f, NODE_FEED, "/feed");
    fixture_refresh_ok(f, REFRESH_DUE);
    while (fixture_count_children() > 0)
        usleep(1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_faults, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_other_calls, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_rights, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_program, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_program_for_pages, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_second_process, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_without_process, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_rest, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
