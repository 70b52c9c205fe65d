/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outages of hosts and networks: no failure of the sources, retried as soon as they end. */
#include "tests/engine/fixture.h"

#include <poll.h>
#include <unistd.h>

static bool has_route(void)
{
    return true;
}

static bool has_no_route(void)
{
    return false;
}

static struct engine_event *refresh(struct fixture *f, unsigned flags, int failed, int waiting,
                                    enum error_code code)
{
    struct engine_event *event = fixture_refresh(f, flags);
    assert_int_equal(event->error.code, code);
    assert_int_equal(event->failed, failed);
    assert_int_equal(event->waiting, waiting);
    return event;
}

static void assert_refresh(struct fixture *f, unsigned flags, int failed, int waiting,
                           enum error_code code)
{
    engine_event_free(refresh(f, flags, failed, waiting, code));
}

static void assert_health(struct fixture *f, const char *target, enum source_health health,
                          int failures)
{
    AUTO(tree) tree = {0};
    struct tree_node node = fixture_source(f, &tree, target);
    assert_int_equal(node.health, health);
    assert_int_equal(node.status.failures, failures);
    assert_int_equal(node.status.problem != NULL, health != HEALTH_OK && health != HEALTH_NEW);
}

static void assert_problems(struct fixture *f, int problems, bool offline, int waiting)
{
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    assert_int_equal(tree.problems, problems);
    assert_int_equal(tree.offline_since != 0, offline);
    assert_int_equal(tree.waiting, waiting);
}

/* A second server, for the host that is away. */
static struct httpd *serve_elsewhere(struct fixture *f)
{
    struct httpd *other = httpd_start();
    char *feed = fixture_feed("far", 3);
    REPLY(other, "/far", .body = feed);
    REPLY(other, "/farther", .body = feed);
    REPLY(other, "/broken", .status = 404);
    free(feed);
    char *urls[] = {mem_strdup(httpd_url(other, "/far")), mem_strdup(httpd_url(other, "/farther")),
                    mem_strdup(httpd_url(other, "/broken"))};
    fixture_serve_feed(f, "near", 2);
    fixture_subscribe(f, NODE_FEED, (const char *const[]){"/near", urls[0], urls[1], urls[2]}, 4);
    for (size_t i = 0; i < ARRAY_SIZE(urls); i++)
        free(urls[i]);
    return other;
}

/* One host is away while another answers. A source's own failures stay as they are. */
static void test_host(void **state)
{
    struct fixture *f = *state;
    struct httpd *other = serve_elsewhere(f);
    assert_refresh(f, REFRESH_DUE, 1, 0, ERROR_NONE);
    assert_health(f, "/broken", HEALTH_FAILING, 1);
    httpd_pause(other);
    for (int i = 0; i < 3; i++) { /* as often as it may be */
        f->ahead += 3 * 86400;
        assert_refresh(f, REFRESH_DUE, 0, 3, ERROR_NONE);
    }
    assert_health(f, "/near", HEALTH_OK, 0);
    assert_health(f, "/far", HEALTH_UNREACHABLE, 0);
    assert_health(f, "/broken", HEALTH_UNREACHABLE, 1);
    assert_problems(f, 3, false, 0);
    fixture_reopen(f);
    assert_health(f, "/farther", HEALTH_UNREACHABLE, 0);
    httpd_resume(other);
    assert_refresh(f, REFRESH_DUE, 1, 0, ERROR_NONE); /* at once, though nothing became due */
    assert_health(f, "/far", HEALTH_OK, 0);
    assert_health(f, "/broken", HEALTH_FAILING, 2);
    assert_problems(f, 1, false, 0);
    httpd_stop(other);
}

static void refresh_only(struct fixture *f, int64_t node)
{
    fixture_end(f, SEND(f, .kind = ENGINE_REFRESH, .ids = &node, .n_ids = 1, .flags = REFRESH_NOW),
                ERROR_NONE);
}

/* A host that nothing asks for any more is forgotten after a month. */
static void test_forgotten(void **state)
{
    struct fixture *f = *state;
    struct httpd *other = serve_elsewhere(f);
    httpd_pause(other);
    assert_refresh(f, REFRESH_DUE, 0, 3, ERROR_NONE);
    int64_t near = fixture_find(f, "Test/\\/near");
    f->ahead += 30 * 86400 - 100;
    refresh_only(f, near);
    assert_health(f, "/far", HEALTH_UNREACHABLE, 0);
    f->ahead += 200;
    refresh_only(f, near);
    assert_health(f, "/far", HEALTH_NEW, 0);
    httpd_stop(other);
}

static void test_grouped(void **state)
{
    enum { SOURCES = 40 };
    struct fixture *f = *state;
    char names[SOURCES][24];
    const char *targets[SOURCES];
    for (int i = 0; i < SOURCES; i++) {
        snprintf(names[i], sizeof names[i], "/feed%d", i);
        targets[i] = names[i];
    }
    fixture_subscribe(f, NODE_FEED, targets, SOURCES);
    httpd_pause(f->httpd);
    assert_refresh(f, REFRESH_DUE, 0, SOURCES, ERROR_NONE);
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    assert_int_equal(tree.n_troubles, 1);
    assert_int_equal(tree.troubles[0].n, SOURCES);
    assert_string_equal(tree.troubles[0].host, "127.0.0.1");
    assert_non_null(strstr(tree.troubles[0].problem, "connection refused by 127.0.0.1"));
    httpd_resume(f->httpd);
}

static void subscribe_far_away(struct fixture *f, size_t n)
{
    static const char *const urls[] = {"http://one.invalid/a", "http://two.invalid/b",
                                       "http://two.invalid/c"};
    fixture_subscribe(f, NODE_FEED, urls, n);
}

/* The servers are there now: every host is the fixture's. */
static void come_back(struct fixture *f)
{
    fixture_serve_feed(f, "a", 2);
    fixture_serve_feed(f, "b", 2);
    fixture_serve_feed(f, "c", 2);
    f->options.has_route = has_route;
    f->options.connect_to = f->connect_to;
    fixture_reopen(f);
}

static void test_no_route(void **state)
{
    struct fixture *f = *state;
    f->options.has_route = has_no_route;
    fixture_reopen(f);
    subscribe_far_away(f, 3);
    struct engine_event *event = refresh(f, REFRESH_DUE, 0, 3, ERROR_OFFLINE);
    assert_string_equal(event->error.detail, "no network");
    engine_event_free(event);
    assert_health(f, "/a", HEALTH_NEW, 0);
    assert_problems(f, 0, true, 3);
    fixture_reopen(f);
    assert_problems(f, 0, true, 3); /* outlives the program */
    assert_refresh(f, REFRESH_NOW, 0, 3, ERROR_OFFLINE);
    come_back(f);
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    assert_int_equal(fixture_total(f), 6);
    assert_problems(f, 0, false, 0);
}

static void assert_offline(struct fixture *f, engine_ticket ticket)
{
    fixture_end(f, ticket, ERROR_OFFLINE);
}

/* Whatever else needs the network says the same. */
static void test_no_route_for_others(void **state)
{
    struct fixture *f = *state;
    f->options.has_route = has_no_route;
    fixture_reopen(f);
    assert_offline(
        f, SEND(f, .kind = ENGINE_ADD, .url = "http://one.invalid/", .node_kind = NODE_ROOT));
    assert_offline(f, SEND(f, .kind = ENGINE_LOOK_UP, .url = "http://two.invalid/"));
}

/* Nothing is where all hosts were: there is a route, and no name is known any more. */
static void go_away(struct fixture *f)
{
    f->options.has_route = has_route;
    f->options.connect_to = NULL;
    fixture_reopen(f);
}

/* A network whose name servers are away: there is a route, and yet nothing is reached. */
static void test_silence(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 3);
    come_back(f);
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    go_away(f);
    assert_refresh(f, REFRESH_NOW, 0, 3, ERROR_OFFLINE);
    assert_health(f, "/a", HEALTH_OK, 0);
    f->ahead += 2 * 86400;
    assert_problems(f, 0, true, 3);
    come_back(f);
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    assert_problems(f, 0, false, 0);
}

/* Two hosts that never were there, or are gone for long, say nothing of the network. */
static void test_dead_hosts(void **state)
{
    struct fixture *f = *state;
    go_away(f);
    subscribe_far_away(f, 3);
    assert_refresh(f, REFRESH_DUE, 0, 3, ERROR_NONE);
    assert_health(f, "/a", HEALTH_UNREACHABLE, 0);
    assert_problems(f, 3, false, 0);
    come_back(f);
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    go_away(f);
    f->ahead += 7 * 86400;
    assert_refresh(f, REFRESH_DUE, 0, 3, ERROR_NONE);
    assert_problems(f, 3, false, 0);
}

/* With nothing that ever worked, many hosts are evidence enough. */
static void test_silence_at_first(void **state)
{
    struct fixture *f = *state;
    go_away(f);
    fixture_subscribe(f, NODE_FEED,
                      (const char *const[]){"http://1.invalid/", "http://2.invalid/",
                                            "http://3.invalid/", "http://4.invalid/",
                                            "http://5.invalid/"},
                      5);
    assert_refresh(f, REFRESH_DUE, 0, 5, ERROR_OFFLINE);
}

/* Sources that are gone do not wait, though the user may refresh them. */
static void test_stopped(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 2);
    come_back(f);
    httpd_forget(f->httpd, "/b");
    REPLY(f->httpd, "/b", .status = 410);
    assert_refresh(f, REFRESH_DUE, 1, 0, ERROR_NONE);
    f->options.has_route = has_no_route;
    f->options.connect_to = NULL;
    fixture_reopen(f);
    assert_refresh(f, REFRESH_NOW, 0, 1, ERROR_OFFLINE);
    f->ahead += 2 * 86400;
    assert_problems(f, 1, true, 1);
}

/* ---- a network that asks for a login ------------------------------------------------------- */

static const char hello[] = "<html><title>Hotel</title><form>Room number: <input></form></html>";

static void redirect(struct fixture *f, const char *target, const char *to)
{
    AUTO(buf) headers = BUF_INIT;
    buf_printf(&headers, "Location: %s\nContent-Type: text/html\n", to);
    httpd_forget(f->httpd, target);
    REPLY(f->httpd, target, .status = 302, .headers = headers.p);
}

/* One to /a of one host, the others to /b and /c of another; all are the fixture's. */
static void serve_login(struct fixture *f, const char *login)
{
    AUTO(buf) to = BUF_INIT;
    httpd_forget(f->httpd, "/hello");
    REPLY(f->httpd, "/hello", .headers = "Content-Type: text/html\n", .body = hello);
    for (const char *name = "abc"; *name; name++) {
        char target[] = {'/', *name, '\0'};
        buf_clear(&to);
        buf_printf(&to, "%s?from=%c", login, *name);
        redirect(f, target, to.p);
    }
}

static void assert_login(struct fixture *f, int waiting, enum source_health health)
{
    struct engine_event *event = refresh(f, REFRESH_DUE, 0, waiting, ERROR_OFFLINE);
    assert_string_equal(event->error.detail, "this network asks for a login");
    engine_event_free(event);
    assert_health(f, "/a", health, 0);
    assert_problems(f, 0, true, waiting);
    AUTO(tree) tree = {0};
    fixture_tree(f, &tree);
    assert_true(tree.login);
}

static void log_in(struct fixture *f)
{
    for (const char *name = "abc"; *name; name++) {
        char target[] = {'/', *name, '\0'};
        httpd_forget(f->httpd, target);
        fixture_serve_feed(f, target + 1, 2);
    }
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    assert_int_equal(fixture_total(f), 6);
    assert_problems(f, 0, false, 0);
}

static void test_login_page(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 3);
    come_back(f);
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    f->ahead += 86400;
    serve_login(f, "http://hotel.example/hello");
    assert_login(f, 3, HEALTH_OK);
    assert_offline(f, SEND(f, .kind = ENGINE_LOOK_UP, .url = "http://four.invalid/b"));
    serve_login(f, httpd_url(f->httpd, "/hello")); /* into the private network */
    assert_login(f, 3, HEALTH_OK);
    log_in(f);
}

/* Names that were given up lead to one page of those who sell them. */
static void test_parked(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 3);
    come_back(f);
    serve_login(f, "http://parked.example/hello");
    assert_refresh(f, REFRESH_DUE, 3, 0, ERROR_NONE);
    assert_health(f, "/a", HEALTH_FAILING, 1);
    assert_problems(f, 3, false, 0);
}

static void test_login_status(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 3);
    come_back(f);
    for (const char *name = "abc"; *name; name++) {
        char target[] = {'/', *name, '\0'};
        httpd_forget(f->httpd, target);
        REPLY(f->httpd, target, .status = 511, .body = hello);
    }
    assert_login(f, 3, HEALTH_NEW);
    log_in(f);
}

/* Responses of private hosts are no evidence of the public network. */
static void test_login_beside_own_host(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 2);
    come_back(f);
    SUBSCRIBE(f, NODE_FEED, "/near");
    char *near = fixture_feed("near", 2);
    REPLY(f->httpd, "/near", .body = near, .fault = HTTPD_HOLD);
    free(near);
    for (const char *name = "ab"; *name; name++) {
        char target[] = {'/', *name, '\0'};
        httpd_forget(f->httpd, target);
        REPLY(f->httpd, target, .status = 511, .body = hello);
    }
    int64_t root = TREE_ROOT;
    engine_ticket ticket =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_DUE);
    for (int i = 0; i < 2;) { /* both wait before the near one is let go on */
        struct engine_event *event = engine_take_event(f->engine);
        i += event && event->kind == EVENT_SOURCE;
        if (event)
            engine_event_free(event);
        else
            usleep(1000);
    }
    assert_true(httpd_wait_count(f->httpd, "/near", 1));
    httpd_release(f->httpd);
    struct engine_event *event = engine_finish(f->engine, ticket, NULL, NULL);
    assert_int_equal(event->error.code, ERROR_OFFLINE);
    assert_int_equal(event->added, 2);
    engine_event_free(event);
    assert_problems(f, 0, true, 2);
}

/* A host of its own, a page for each host, and anything that answers as it should. */
static void test_no_login(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 3);
    come_back(f);
    serve_login(f, "http://hotel.example/hello");
    httpd_forget(f->httpd, "/a");
    fixture_serve_feed(f, "a", 2);
    assert_refresh(f, REFRESH_DUE, 2, 0, ERROR_NONE);
    redirect(f, "/a", "http://parked.example/one");
    assert_refresh(f, REFRESH_NOW, 3, 0, ERROR_NONE);
    assert_health(f, "/b", HEALTH_FAILING, 2);
    assert_problems(f, 3, false, 0);
}

/* An answer that is kept is nobody's when the user cancels. */
static void test_login_cancelled(void **state)
{
    struct fixture *f = *state;
    subscribe_far_away(f, 3);
    come_back(f);
    serve_login(f, "http://hotel.example/hello");
    httpd_forget(f->httpd, "/c");
    REPLY(f->httpd, "/c", .body = hello, .fault = HTTPD_HOLD);
    int64_t root = TREE_ROOT;
    engine_ticket ticket =
        SEND(f, .kind = ENGINE_REFRESH, .ids = &root, .n_ids = 1, .flags = REFRESH_DUE);
    while (httpd_count(f->httpd, "/c") == 0 || httpd_count(f->httpd, "/hello?from=b") == 0)
        usleep(1000);
    SEND(f, .kind = ENGINE_CANCEL);
    fixture_end(f, ticket, ERROR_CANCELLED);
    httpd_release(f->httpd);
    assert_health(f, "/a", HEALTH_NEW, 0);
    assert_problems(f, 0, false, 0);
}

static void test_silent_host(void **state)
{
    struct fixture *f = *state;
    f->options.has_route = has_route;
    fixture_reopen(f);
    subscribe_far_away(f, 1);
    assert_refresh(f, REFRESH_DUE, 0, 1, ERROR_NONE);
    assert_health(f, "/a", HEALTH_UNREACHABLE, 0);
    assert_problems(f, 1, false, 0);
    come_back(f);
    assert_refresh(f, REFRESH_DUE, 0, 0, ERROR_NONE);
    assert_health(f, "/a", HEALTH_OK, 0);
}

/* Waits for the end of a refresh that nobody commanded. */
static struct engine_event *finish_unasked(struct fixture *f)
{
    for (;;) {
        struct pollfd fd = {.fd = engine_fd(f->engine), .events = POLLIN};
        assert_int_equal(poll(&fd, 1, 20000), 1);
        for (struct engine_event *event; (event = engine_take_event(f->engine));) {
            if (event->kind == EVENT_DONE && event->total > 0)
                return event;
            engine_event_free(event);
        }
    }
}

/* When anything of a host is reached, all that still waits is tried again, and once. */
static void test_retried(void **state)
{
    struct fixture *f = *state;
    struct httpd *other = serve_elsewhere(f);
    httpd_pause(other);
    assert_refresh(f, REFRESH_DUE, 0, 3, ERROR_NONE);
    httpd_resume(other);
    int64_t far = fixture_find(f, "Test/\\/far");
    engine_event_free(engine_finish(
        f->engine, SEND(f, .kind = ENGINE_REFRESH, .ids = &far, .n_ids = 1, .flags = REFRESH_NOW),
        NULL, NULL));
    assert_int_equal(fixture_total(f), 5);
    struct engine_event *event = finish_unasked(f);
    assert_int_equal(event->total, 2);
    assert_int_equal(event->failed, 1);
    assert_int_equal(event->waiting, 0);
    engine_event_free(event);
    assert_int_equal(httpd_count(other, "/far"), 1);
    assert_int_equal(httpd_count(other, "/farther"), 1);
    assert_health(f, "/farther", HEALTH_OK, 0);
    httpd_stop(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_setup, fixture_teardown)
        TEST(test_host),
        TEST(test_forgotten),
        TEST(test_grouped),
        TEST(test_no_route),
        TEST(test_no_route_for_others),
        TEST(test_silence),
        TEST(test_silent_host),
        TEST(test_retried),
        TEST(test_dead_hosts),
        TEST(test_stopped),
        TEST(test_silence_at_first),
        TEST(test_login_page),
        TEST(test_login_status),
        TEST(test_login_beside_own_host),
        TEST(test_parked),
        TEST(test_no_login),
        TEST(test_login_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
